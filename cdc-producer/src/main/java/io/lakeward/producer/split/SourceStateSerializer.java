// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.split;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.cdc.connectors.mysql.source.assigners.state.PendingSplitsState;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlBinlogSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSnapshotSplit;
import org.apache.flink.cdc.connectors.mysql.source.split.MySqlSplit;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** The connector's serializers for the parts, one after the other. */
final class SourceStateSerializer implements SimpleVersionedSerializer<SourceState> {
    private static final int VERSION = 2;
    private static final int WITHOUT_SERVER = 1;

    private final SimpleVersionedSerializer<PendingSplitsState> connector;
    private final SimpleVersionedSerializer<MySqlSplit> splits;

    SourceStateSerializer(
            SimpleVersionedSerializer<PendingSplitsState> connector, SimpleVersionedSerializer<MySqlSplit> splits) {
        this.connector = connector;
        this.splits = splits;
    }

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(SourceState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        write(out, SimpleVersionedSerialization.writeVersionAndSerialize(connector, state.connector()));
        out.writeBoolean(state.origin().isPresent());
        if (state.origin().isPresent()) {
            write(
                    out,
                    SimpleVersionedSerialization.writeVersionAndSerialize(
                            splits, state.origin().get()));
        }
        out.writeInt(state.pages().size());
        for (MySqlSnapshotSplit page : state.pages()) {
            write(out, SimpleVersionedSerialization.writeVersionAndSerialize(splits, page));
        }
        out.writeUTF(state.server().id());
        return bytes.toByteArray();
    }

    @Override
    public SourceState deserialize(int version, byte[] serialized) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(serialized));
        PendingSplitsState state = SimpleVersionedSerialization.readVersionAndDeSerialize(connector, read(in));
        Optional<MySqlBinlogSplit> origin =
                in.readBoolean() ? Optional.of(split(in).asBinlogSplit()) : Optional.empty();
        int count = in.readInt();
        List<MySqlSnapshotSplit> pages = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pages.add(split(in).asSnapshotSplit());
        }
        ServerIdentity server = version == WITHOUT_SERVER ? ServerIdentity.ANY : new ServerIdentity(in.readUTF());
        return new SourceState(state, origin, pages, server);
    }

    private MySqlSplit split(DataInputStream in) throws IOException {
        return SimpleVersionedSerialization.readVersionAndDeSerialize(splits, read(in));
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }

    private static byte[] read(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }
}
