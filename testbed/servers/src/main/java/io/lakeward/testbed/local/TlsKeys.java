// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.testbed.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * A server's key and certificate for localhost and 127.0.0.1, good for a day, and a store that trusts it.
 *
 * @param keyStore PKCS12
 * @param trustStore PKCS12
 * @param key PEM
 * @param certificate PEM
 */
public record TlsKeys(Path keyStore, Path trustStore, Path key, Path certificate) {
    /** Of both stores. */
    public static final String PASSWORD = "store-s3cret";

    private static final String ALIAS = "server";

    public static TlsKeys in(Path folder) {
        TlsKeys keys = new TlsKeys(
                folder.resolve("server.p12"),
                folder.resolve("trust.p12"),
                folder.resolve("server-key.pem"),
                folder.resolve("server.pem"));
        try {
            keytool(
                    keys.keyStore,
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-validity",
                    "1",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1");
            keytool(keys.keyStore, "-exportcert", "-rfc", "-file", keys.certificate.toString());
            keytool(keys.trustStore, "-importcert", "-noprompt", "-file", keys.certificate.toString());
            Files.writeString(keys.key, keys.privateKey());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key just made must be readable: " + keys.keyStore, e);
        }
        return keys;
    }

    private String privateKey() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            store.load(in, PASSWORD.toCharArray());
        }
        byte[] encoded = store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private static void keytool(Path store, String... args) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(args));
        command.addAll(List.of(
                "-alias", ALIAS, "-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool failed: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        }
    }
}
