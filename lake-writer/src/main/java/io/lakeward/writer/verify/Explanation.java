// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.verify;

import io.lakeward.writer.verify.report.Difference;
import io.lakeward.writer.verify.row.Cell;
import io.lakeward.writer.verify.row.Shape;
import io.lakeward.writer.verify.row.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Says of rows in what they differ. */
final class Explanation {
    private final Shape shape;
    private final Map<List<String>, List<String>> source;
    private final Map<List<String>, List<List<String>>> lake;

    Explanation(Shape shape, Map<List<String>, List<String>> source, Map<List<String>, List<List<String>>> lake) {
        this.shape = shape;
        this.source = source;
        this.lake = lake;
    }

    List<Difference> of(List<List<String>> keys, Map<List<String>, Suspect> suspects) {
        return keys.stream().map(key -> of(key, suspects.get(key))).toList();
    }

    private Difference of(List<String> key, Suspect suspect) {
        List<List<String>> copies = lake.getOrDefault(key, List.of());
        List<String> wanted = source.get(key);
        String shown = shown(key, wanted == null ? copies.stream().findFirst().orElse(null) : wanted);
        if (suspect.isMissing()) {
            return new Difference(Difference.Kind.MISSING, shown, List.of());
        } else if (suspect.isGhost()) {
            return new Difference(Difference.Kind.GHOST, shown, List.of());
        } else if (shape.isBag() || copies.size() != 1 || wanted == null) {
            return new Difference(Difference.Kind.COPIES, shown, List.of());
        }
        return new Difference(Difference.Kind.CELLS, shown, columns(shape, wanted, copies.get(0)));
    }

    /** Of a table without a key the whole row. */
    private String shown(List<String> key, List<String> row) {
        List<Cell> cells = shape.keyCells();
        List<String> texts = shape.isBag() && row != null ? row : key;
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < Math.min(cells.size(), texts.size()); i++) {
            shown.add(cells.get(i).name() + "=" + texts.get(i));
        }
        return String.join(", ", shown);
    }

    static List<Difference.ColumnDifference> columns(Shape shape, List<String> source, List<String> lake) {
        List<Difference.ColumnDifference> columns = new ArrayList<>();
        for (int i = 0; i < shape.cells().size(); i++) {
            Cell cell = shape.cells().get(i);
            if (!Texts.isSame(source.get(i), lake.get(i), cell.kind())) {
                columns.add(new Difference.ColumnDifference(cell.name(), source.get(i), lake.get(i)));
            }
        }
        return columns;
    }
}
