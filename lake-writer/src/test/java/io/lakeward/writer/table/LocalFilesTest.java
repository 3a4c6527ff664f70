// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalFilesTest {
    @TempDir
    private java.nio.file.Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x--x", "rw-------", "r--rw-rw-"})
    void permissionsAreAsHadoopSetsThem(String permissions) throws Exception {
        java.nio.file.Path file = Files.writeString(temp.resolve("file"), "");

        try (FileSystem local = open(new Configuration(false))) {
            local.setPermission(path(file), FsPermission.valueOf("-" + permissions));

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo(permissions);
            assertThat(local.getFileStatus(path(file)).getPermission())
                    .isEqualTo(FsPermission.valueOf("-" + permissions));
        }
    }

    @Test
    void newFilesAndFoldersFollowTheUmask() throws Exception {
        Configuration hadoop = new Configuration(false);
        hadoop.set("fs.permissions.umask-mode", "027");
        java.nio.file.Path file = temp.resolve("a/b/file");

        try (FileSystem local = open(hadoop)) {
            try (OutputStream out = local.create(path(file))) {
                out.write("text".getBytes(StandardCharsets.UTF_8));
            }
            local.mkdirs(path(temp.resolve("c")), FsPermission.getDirDefault());
            assertThat(local.rename(path(file), path(temp.resolve("c/file")))).isTrue();
        }

        assertThat(temp.resolve("c/file")).hasContent("text");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve("c/file"))))
                .isEqualTo("rw-r-----");
        assertThat(file).doesNotExist();
    }

    private static FileSystem open(Configuration hadoop) throws Exception {
        LocalFiles local = new LocalFiles();
        local.initialize(new java.net.URI("file:///"), hadoop);
        return local;
    }

    private static Path path(java.nio.file.Path file) {
        return new Path(file.toUri());
    }
}
