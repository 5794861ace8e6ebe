package io.headroom.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads the records as JSON, alike in every service whatever its web layer's mapper does. */
public final class ContractCodec {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS, DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private ContractCodec() {}

    public static byte[] write(Object message) {
        return MAPPER.writeValueAsBytes(message);
    }

    /**
     * Reads one record, ignoring fields it does not know.
     *
     * @throws UnreadableMessageException if the bytes are no JSON, lack a required field or break an invariant; its
     *     message names the field
     */
    public static <T> T read(byte[] json, Class<T> recordClass) {
        try {
            T value = MAPPER.readValue(json, recordClass);
            if (value == null) {
                throw new UnreadableMessageException(recordClass.getSimpleName() + " is null", null);
            }
            return value;
        } catch (JacksonException e) {
            throw new UnreadableMessageException(
                    recordClass.getSimpleName() + at(e) + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private static String at(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (JacksonException.Reference reference : e.getPath()) {
            String name = reference.getPropertyName();
            path.append(name == null ? "[" + reference.getIndex() + "]" : "." + name);
        }
        return path.toString();
    }
}
