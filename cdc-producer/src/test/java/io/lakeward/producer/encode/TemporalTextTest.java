// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.encode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakeward.event.RowWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TemporalTextTest {
    @Test
    void aTimeHasASignAndAsManyHoursAsItNeeds() throws IOException {
        assertThat(written(json -> new TemporalText(0).time(json, -3_020_399_000_000L)))
                .isEqualTo("-838:59:59");
        assertThat(written(json -> new TemporalText(6).time(json, -1))).isEqualTo("-00:00:00.000001");
        assertThat(written(json -> new TemporalText(3).time(json, 500_000))).isEqualTo("00:00:00.500");
    }

    @Test
    void aDateTimeHasTheDigitsOfItsType() throws IOException {
        assertThat(written(json -> new TemporalText(6).dateTime(json, -1))).isEqualTo("1969-12-31 23:59:59.999999");
        assertThat(written(json -> new TemporalText(2).dateTime(json, 20_000))).isEqualTo("1970-01-01 00:00:00.02");
        assertThat(written(json -> new TemporalText(0).dateTime(json, 0))).isEqualTo("1970-01-01 00:00:00");
    }

    @Test
    void aTimestampSaysThatItIsInUtc() throws IOException {
        assertThat(written(json -> new TemporalText(0).timestamp(json, 0))).isEqualTo("1970-01-01 00:00:00Z");
    }

    @Test
    void aDateHasAYearOfFourDigits() throws IOException {
        assertThat(written(json -> new TemporalText(0).date(json, -719_162))).isEqualTo("0001-01-01");
        assertThat(written(json -> new TemporalText(0).date(json, 2_932_896))).isEqualTo("9999-12-31");
    }

    private static String written(RowWriter value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            value.writeFields(json);
        }
        return new JsonMapper().readValue(bytes.toByteArray(), String.class);
    }
}
