// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.metastore;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hive.metastore.HiveMetaStore;
import org.apache.hadoop.hive.metastore.IHMSHandler;
import org.apache.hadoop.hive.metastore.RetryingHMSHandler;
import org.apache.hadoop.hive.metastore.TSetIpAddressProcessor;
import org.apache.hadoop.hive.metastore.conf.MetastoreConf;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.server.TThreadPoolServer;
import org.apache.thrift.transport.TServerSocket;
import org.apache.thrift.transport.TTransportFactory;

/** Hive's metastore on 127.0.0.1: its own main class, of 3.1, listens on every address of the machine. */
public final class LocalMetastore {
    private LocalMetastore() {}

    /**
     * Serves until the process ends.
     *
     * @param arguments the port, then settings as {@code name=value}
     */
    public static void main(String[] arguments) throws Exception {
        Configuration conf = MetastoreConf.newMetastoreConf();
        for (int i = 1; i < arguments.length; i++) {
            int end = arguments[i].indexOf('=');
            conf.set(arguments[i].substring(0, end), arguments[i].substring(end + 1));
        }
        IHMSHandler handler =
                RetryingHMSHandler.getProxy(conf, new HiveMetaStore.HMSHandler("local metastore", conf, false), false);
        InetAddress local = InetAddress.getLoopbackAddress();
        TServerSocket socket = new TServerSocket(new InetSocketAddress(local, Integer.parseInt(arguments[0])));
        new TThreadPoolServer(new TThreadPoolServer.Args(socket)
                        .processor(new TSetIpAddressProcessor<>(handler))
                        .transportFactory(new TTransportFactory())
                        .protocolFactory(new TBinaryProtocol.Factory()))
                .serve();
    }
}
