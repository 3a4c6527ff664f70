// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.info;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakeward.writer.sql.SqlException;
import io.lakeward.writer.sql.SqlExpressions;
import io.lakeward.writer.table.HudiOptions;
import io.lakeward.writer.table.TableType;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what an entry, or the defaults, say of a table. */
final class RuleReader {
    private static final String NONE = "none";
    private static final String DEFAULT_FIELD = "lake_partition";

    /** The article's only form of partition. */
    private static final String YEAR_MONTH = "yyyyMM";

    private static final String OWN_DATABASE = "_lakeward.";
    private static final Pattern TARGET = Pattern.compile("[^./\\s]+\\.[^/\\s]+");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern BRACES = Pattern.compile("\\{([^}]*)}");

    private final ConfigObject object;

    RuleReader(ConfigObject object) {
        this.object = object;
    }

    TableRule defaults() {
        return new TableRule(
                target(Set.of()),
                null,
                null,
                object.choice("tableType", TableType.class).orElse(null),
                object.choice("deletes", DeletePolicy.class).orElse(null),
                ddl(),
                null,
                null,
                null,
                null,
                null,
                null,
                hudi());
    }

    TableRule entry(NamePattern database, NamePattern table) {
        Set<String> groups = new HashSet<>(database.groups());
        groups.addAll(table.groups());
        // Read, so that the article's form is understood; see TableInfoReader for what is said of it.
        object.node("precombineKey");
        TableRule rule = new TableRule(
                target(groups),
                object.list("recordKey").orElse(null),
                partition(),
                object.choice("tableType", TableType.class).orElse(null),
                object.choice("deletes", DeletePolicy.class).orElse(null),
                ddl(),
                object.list("includeColumns").orElse(null),
                object.list("excludeColumns").orElse(null),
                object.text("filter").orElse(null),
                object.map("columns").orElse(null),
                shardColumn(),
                shardValue(groups),
                hudi());
        if (rule.filter() != null) {
            requireReadable("filter", rule.filter());
        }
        if (rule.columns() != null) {
            rule.columns().forEach((column, expression) -> requireReadable("columns." + column, expression));
        }
        if (rule.includeColumns() != null && rule.excludeColumns() != null) {
            object.problem(".includeColumns and .excludeColumns must not be given both");
        }
        return rule;
    }

    private String target(Set<String> groups) {
        return object.text("target")
                .filter(target -> {
                    if (!TARGET.matcher(target).matches()) {
                        object.problem("target", "must read database.table", target);
                        return false;
                    }
                    if (target.startsWith(OWN_DATABASE)) {
                        object.problem("target", "must not be in the writer's own database", target);
                    }
                    requireKnownNames("target", target, groups);
                    return true;
                })
                .orElse(null);
    }

    private DdlPolicy ddl() {
        DdlPolicy policy = new DdlPolicy(
                object.choice("truncate", Following.class).orElse(null),
                object.choice("drop", Following.class).orElse(null),
                object.choice("conversion", Following.class).orElse(null),
                object.choice("dropColumn", ColumnDrop.class).orElse(null));
        if (policy.conversion() == Following.IGNORE) {
            object.problem("conversion", "must be follow or stop", "ignore");
        }
        return policy;
    }

    private String shardColumn() {
        return object.text("shardColumn")
                .map(column -> column.equals(NONE) ? "" : field("shardColumn", column))
                .orElse(null);
    }

    private String shardValue(Set<String> groups) {
        String value = object.text("shardValue").orElse(null);
        if (value != null) {
            requireKnownNames("shardValue", value, groups);
            if (!object.has("shardColumn")) {
                object.problem(".shardColumn must be given where shardValue is");
            }
        }
        return value;
    }

    private void requireKnownNames(String key, String template, Set<String> groups) {
        BRACES.matcher(template).results().forEach(name -> {
            if (!groups.contains(name.group(1)) && !Set.of("database", "table").contains(name.group(1))) {
                object.problem(
                        key,
                        "must hold {database}, {table} or a group of the entry's regular expressions",
                        name.group());
            }
        });
    }

    private Partition partition() {
        Partition partition = object.node("partition").map(this::partition).orElse(null);
        boolean article = object.has("partitionTimeColumn") || object.has("hudiPartitionField");
        if (article && object.has("partition")) {
            object.problem(".partition must not be given beside partitionTimeColumn and hudiPartitionField");
        }
        String timeColumn = object.text("partitionTimeColumn").orElse(null);
        String timeField = object.text("hudiPartitionField").orElse(null);
        if (timeColumn != null && timeField != null) {
            return new Partition.Time(field("hudiPartitionField", timeField), timeColumn, YEAR_MONTH);
        }
        if (article) {
            object.problem(".partitionTimeColumn and .hudiPartitionField must be given both, or neither");
        }
        return partition;
    }

    private Partition partition(JsonNode json) {
        if (json.isTextual()) {
            return json.asText().equals(NONE) ? null : expression("partition", DEFAULT_FIELD, json.asText());
        }
        ConfigObject partition = object.child("partition", json);
        String field = partition
                .text("field")
                .map(name -> field("partition.field", name))
                .orElse(DEFAULT_FIELD);
        String column = partition.text("column").orElse(null);
        String pattern = partition.text("pattern").orElse(null);
        String expression = partition.text("expression").orElse(null);
        partition.requireNothingElse();
        if (expression != null && column == null && pattern == null) {
            return expression("partition.expression", field, expression);
        }
        if (column == null || pattern == null || expression != null) {
            object.problem("partition", "must have column and pattern, or expression", json);
            return null;
        }
        requirePattern(pattern);
        return new Partition.Time(field, column, pattern);
    }

    private Partition expression(String key, String field, String sql) {
        requireReadable(key, sql);
        return new Partition.Expression(field, sql);
    }

    private void requirePattern(String pattern) {
        try {
            if (!DateTimeFormatter.ofPattern(pattern).format(LocalDateTime.MAX).isBlank()) {
                return;
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Told below, as is a pattern that gives nothing.
        }
        object.problem("partition.pattern", "must be a date pattern like yyyyMM", pattern);
    }

    private String field(String key, String name) {
        if (!FIELD.matcher(name).matches()) {
            object.problem(key, "must be a name of letters, digits and underscores", name);
        }
        return name;
    }

    private Map<String, String> hudi() {
        Map<String, String> options = object.map("hudi").orElse(null);
        if (options != null) {
            options.keySet().stream()
                    .filter(key -> !key.startsWith("hoodie."))
                    .forEach(key -> object.problem("hudi", "must have keys that begin with hoodie.", key));
            List<String> wrong = HudiOptions.problems(options);
            wrong.forEach(problem -> object.problem(".hudi." + problem));
        }
        return options;
    }

    private void requireReadable(String key, String expression) {
        try {
            SqlExpressions.requireReadable(expression);
        } catch (SqlException e) {
            object.problem(key, "must be an expression of Spark SQL (" + e.getMessage() + ")", expression);
        }
    }
}
