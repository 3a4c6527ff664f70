// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.table;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiFunction;
import scala.Tuple2;

/** Changes in the order of their keys, file group by file group, and of each row the last one. */
final class GroupedChanges {
    private final Iterator<Tuple2<ChangeKey, byte[]>> changes;
    private Tuple2<ChangeKey, byte[]> next;

    GroupedChanges(Iterator<Tuple2<ChangeKey, byte[]>> changes) {
        this.changes = changes;
        advance();
    }

    private void advance() {
        next = changes.hasNext() ? changes.next() : null;
    }

    boolean hasNext() {
        return next != null;
    }

    /** The key of the change that is next. */
    ChangeKey key() {
        return next._1();
    }

    /**
     * Those of the group that is next; to be read to its end before the one after that.
     *
     * @param make what a change is to become
     */
    <R> Iterator<R> nextGroup(BiFunction<ChangeKey, byte[], R> make) {
        ChangeKey group = key();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return next != null && next._1().isOfGroup(group);
            }

            @Override
            public R next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                Tuple2<ChangeKey, byte[]> last = next;
                advance();
                while (next != null && next._1().isOfRow(last._1())) {
                    last = next;
                    advance();
                }
                return make.apply(last._1(), last._2());
            }
        };
    }
}
