// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.cli;

import java.util.List;
import java.util.function.Consumer;
import scala.runtime.BoxedUnit;
import scala.util.Either;
import scopt.OptionDef;
import scopt.OptionParser;
import scopt.Read;

/** Options that go into {@link OptionValues} by their long names. */
abstract class NamedOptions extends OptionParser<BoxedUnit> {
    private final OptionValues values;

    NamedOptions(String program, OptionValues values) {
        super(program);
        this.values = values;
    }

    final void value(char shortName, String name, String text) {
        use(opt(shortName, name, Read.stringRead()), text, value -> values.give(name, value));
    }

    final void value(String name, String text) {
        use(opt(name, Read.stringRead()), text, value -> values.give(name, value));
    }

    final void flag(String name, String text) {
        use(opt(name, Read.unitRead()), text, value -> values.give(name, "true"));
    }

    /** Names of tables, after the options. */
    final void tables(String text, List<String> tables) {
        arg("<db.table> ...", Read.stringRead())
                .text(text)
                .unbounded()
                .optional()
                .foreach(name -> {
                    tables.add(name);
                    return BoxedUnit.UNIT;
                });
    }

    /** Unbounded, because scopt calls an option unknown that is given twice. */
    final <T> OptionDef<T, BoxedUnit> use(OptionDef<T, BoxedUnit> option, String text, Consumer<T> use) {
        return option.text(text).unbounded().foreach(value -> {
            use.accept(value);
            return BoxedUnit.UNIT;
        });
    }

    @Override
    public void reportError(String message) {
        throw new UsageException(message + "; --help lists the options");
    }

    @Override
    public void terminate(Either<String, BoxedUnit> exit) {
        throw new HelpRequest();
    }
}
