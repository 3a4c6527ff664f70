// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.demo.jars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bill of materials of each job names what it is built from, under licences that let it be given on. */
class LicencesIT {
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "BSD-2-Clause",
            "MIT",
            "MIT-0",
            "The GNU General Public License, v2 with Universal FOSS Exception, v1.0");

    @ParameterizedTest
    @ValueSource(strings = {"cdc-producer", "lake-writer", "lake-etl"})
    void areKnown(String module) throws IOException {
        Path file = Path.of("../..").resolve(module).resolve("target/sbom.json");
        assumeTrue(Files.exists(file), "NOT CHECKED: a build without network writes none");

        JsonNode bill = new JsonMapper().readTree(file.toFile());

        assertThat(bill.get("bomFormat").textValue()).isEqualTo("CycloneDX");
        assertThat(bill.at("/metadata/component/name").textValue()).isEqualTo(module);
        assertThat(bill.get("components")).hasSizeGreaterThan(5).allSatisfy(component -> assertThat(licences(component))
                .as(component.get("purl").textValue())
                .isNotEmpty()
                .isSubsetOf(ALLOWED));
    }

    private static List<String> licences(JsonNode component) {
        return StreamSupport.stream(component.path("licenses").spliterator(), false)
                .map(each -> each.path("license"))
                .map(licence -> licence.path("id").asText(licence.path("name").asText()))
                .toList();
    }
}
