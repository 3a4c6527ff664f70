// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.etl.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class InitFileTest {

    @Test
    void saysWhatTheSqlClientMustKnow() {
        // When
        var init = InitFile.of("lake", "s3://bucket/it's", Configuration.fromMap(Map.of("b", "2", "a", "x y")));

        // Then
        assertThat(init)
                .isEqualTo(
                        """
                        -- sql-client.sh -j lake-etl.jar -i <this file> -f <script>
                        SET 'execution.runtime-mode' = 'streaming';
                        SET 'a' = 'x y';
                        SET 'b' = '2';

                        CREATE CATALOG lake WITH ('type' = 'lakeward', 'path' = 's3://bucket/it''s');
                        USE CATALOG lake;
                        """);
    }
}
