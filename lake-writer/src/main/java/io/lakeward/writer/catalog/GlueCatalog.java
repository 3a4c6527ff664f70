// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.catalog;

import io.lakeward.writer.table.StopException;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.glue.GlueClient;

/** AWS Glue's data catalog. Region, credentials and endpoint come from where all of AWS's tools look for them. */
record GlueCatalog(GlueClient client) implements Catalog {

    /** @throws StopException if there is no region, or there are no credentials */
    static GlueCatalog connect() {
        try {
            DefaultCredentialsProvider credentials =
                    DefaultCredentialsProvider.builder().build();
            credentials.resolveCredentials();
            return new GlueCatalog(GlueClient.builder()
                    .credentialsProvider(credentials)
                    .httpClientBuilder(UrlConnectionHttpClient.builder())
                    .build());
        } catch (SdkClientException e) {
            throw new StopException("--syncMode glue needs a region and credentials, from the environment (AWS_REGION,"
                    + " AWS_ACCESS_KEY_ID, …), a profile or the machine's role, but: " + e.getMessage());
        }
    }

    /** The client stays: it has no connection of its own that may break. */
    @Override
    public Session open() {
        return new GlueSession(client);
    }

    /** Athena and the other readers of Glue know Amazon's own name of its store only. */
    @Override
    public String locationOf(String lakePath) {
        return lakePath.replaceFirst("^s3[an]:", "s3:");
    }
}
