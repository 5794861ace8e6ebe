package io.headroom.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The contract of every record: its committed sample and schema, both ways. */
class ContractTest {

    /** Keeps the digits of money as they are written. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    @ParameterizedTest
    @EnumSource
    void writesItsCommittedSample(EventType type) {
        byte[] written = ContractCodec.write(SampleMessages.of(type));

        assertThat(JSON.readTree(written)).isEqualTo(sample(type));
    }

    @ParameterizedTest
    @EnumSource
    void readsItsCommittedSample(EventType type) {
        Record read = ContractCodec.read(bytes(sample(type)), type.recordClass());

        assertThat(read).isEqualTo(SampleMessages.of(type));
    }

    @ParameterizedTest
    @EnumSource
    void ignoresAFieldItDoesNotKnow(EventType type) {
        ObjectNode json = sample(type);
        json.put("addedNextYear", "x");

        Record read = ContractCodec.read(bytes(json), type.recordClass());

        assertThat(read).isEqualTo(SampleMessages.of(type));
        assertThat(violations(type, json)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void refusesAMissingRequiredFieldByCodeAndBySchema(EventType type) {
        for (RecordComponent component : required(type.recordClass())) {
            ObjectNode json = sample(type);
            json.remove(component.getName());

            assertThatThrownBy(() -> ContractCodec.read(bytes(json), type.recordClass()))
                    .as(component.getName())
                    .isInstanceOf(UnreadableMessageException.class)
                    .hasMessageContaining(component.getName());
            assertThat(violations(type, json)).as(component.getName()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void itsSchemaAcceptsTheSampleAndNamesExactlyTheRecordsFields(EventType type) {
        JsonNode schema = JSON.readTree(resource("schemas", type));

        assertThat(violations(type, sample(type))).isEmpty();
        assertThat(schema.get("properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(type.recordClass().getRecordComponents())
                                .map(RecordComponent::getName)
                                .toList());
        assertThat(schema.get("required").valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(required(type.recordClass()).stream()
                        .map(RecordComponent::getName)
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhatIsNoJson(EventType type) {
        assertThatThrownBy(() -> ContractCodec.read("{\"tenantId\":".getBytes(UTF_8), type.recordClass()))
                .isInstanceOf(UnreadableMessageException.class);
    }

    private static List<RecordComponent> required(Class<?> recordClass) {
        return Arrays.stream(recordClass.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .toList();
    }

    private static List<String> violations(EventType type, JsonNode json) {
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(resource("schemas", type), InputFormat.JSON);
        return schema
                .validate(
                        json.toString(),
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static ObjectNode sample(EventType type) {
        return (ObjectNode) JSON.readTree(resource("samples", type));
    }

    private static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(UTF_8);
    }

    private static String resource(String kind, EventType type) {
        String path =
                kind + "/" + type.topic().topicName() + "/" + type.recordClass().getSimpleName() + ".v1.json";
        try (InputStream stream = EventType.class.getResourceAsStream(path)) {
            assertThat(stream).as(path).isNotNull();
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
