// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.producer.values;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads MySQL's binary JSON and writes it as MySQL's SELECT does. The binlog client writes a double as its decimal
 * expansion, which cannot be told from an integer.
 */
final class BinaryJson {
    private static final int FIRST_VISIBLE = ' ';
    private static final int INT16 = 5;
    private static final int UINT16 = 6;
    private static final int INT32 = 7;
    private static final int UINT32 = 8;
    private static final int LITERAL = 4;

    private final ByteBuffer bytes;
    private final StringBuilder text = new StringBuilder();

    private BinaryJson(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** MariaDB's binlog has the text itself; MySQL's first byte is a type, all of which are below the visible letters. */
    static String text(byte[] bytes) {
        if (bytes.length == 0) {
            // A column that became NOT NULL while it held NULL; MySQL shows it so.
            return "null";
        }
        if (bytes[0] >= FIRST_VISIBLE) {
            return new String(bytes, UTF_8);
        }
        BinaryJson json = new BinaryJson(bytes);
        json.value(bytes[0], 1);
        return json.text.toString();
    }

    private void value(int type, int at) {
        switch (type) {
            case 0, 1 -> members(at, type == 1, true);
            case 2, 3 -> members(at, type == 3, false);
            case LITERAL -> literal(bytes.get(at));
            case INT16 -> text.append(bytes.getShort(at));
            case UINT16 -> text.append(unsigned(at, false));
            case INT32 -> text.append(bytes.getInt(at));
            case UINT32 -> text.append(Integer.toUnsignedString(bytes.getInt(at)));
            case 9 -> text.append(bytes.getLong(at));
            case 10 -> text.append(Long.toUnsignedString(bytes.getLong(at)));
            case 11 -> text.append(JsonTexts.number(bytes.getDouble(at)));
            case 12 -> JsonTexts.quote(text, new String(counted(at), UTF_8));
            case 15 -> text.append(JsonOpaque.text(bytes.get(at) & 0xFF, counted(at + 1)));
            default -> throw new IllegalArgumentException("A JSON value must have a type up to 15, but was: " + type);
        }
    }

    /** An object or array: its count and size, the keys' places, the values' types and places, then keys and values. */
    private void members(int start, boolean large, boolean named) {
        int width = large ? Integer.BYTES : Short.BYTES;
        int count = unsigned(start, large);
        int key = start + 2 * width;
        int entry = named ? key + count * (width + Short.BYTES) : key;
        text.append(named ? '{' : '[');
        for (int i = 0; i < count; i++, entry += 1 + width, key += width + Short.BYTES) {
            if (i > 0) {
                text.append(", ");
            }
            if (named) {
                byte[] name = slice(start + unsigned(key, large), unsigned(key + width, false));
                JsonTexts.quote(text, new String(name, UTF_8));
                text.append(": ");
            }
            int type = bytes.get(entry);
            value(type, isInline(type, large) ? entry + 1 : start + unsigned(entry + 1, large));
        }
        text.append(named ? '}' : ']');
    }

    private static boolean isInline(int type, boolean large) {
        return type == LITERAL || type == INT16 || type == UINT16 || (large && (type == INT32 || type == UINT32));
    }

    private void literal(byte literal) {
        text.append(literal == 0 ? "null" : literal == 1 ? "true" : "false");
    }

    private int unsigned(int at, boolean large) {
        return large ? bytes.getInt(at) : Short.toUnsignedInt(bytes.getShort(at));
    }

    /** Bytes behind their count, which has seven bits in each byte, the lowest first. */
    private byte[] counted(int at) {
        int length = 0;
        int place = at;
        int shift = 0;
        byte next;
        do {
            next = bytes.get(place++);
            length |= (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return slice(place, length);
    }

    private byte[] slice(int from, int length) {
        byte[] slice = new byte[length];
        bytes.get(from, slice);
        return slice;
    }
}
