// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.page;

import java.lang.reflect.Field;

/** A private field of the connector's, where it leaves no other way to mend it. */
public final class ConnectorField {
    static final String OTHER_VERSION = "The connector must be the version that this was made for";

    private final Field field;

    public ConnectorField(Class<?> owner, String name) {
        try {
            field = owner.getDeclaredField(name);
            field.setAccessible(true);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(OTHER_VERSION, e);
        }
    }

    public Object get(Object owner) {
        try {
            return field.get(owner);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(OTHER_VERSION, e);
        }
    }

    public void set(Object owner, Object value) {
        try {
            field.set(owner, value);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(OTHER_VERSION, e);
        }
    }
}
