package io.headroom.support.messaging;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.springframework.kafka.support.KafkaHeaderMapper;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;
import org.springframework.messaging.MessageHeaders;

/** Hands a batch on as the consumer polled it: records with their headers untouched, nothing dropped. */
class RawBatchConverter extends BatchMessagingMessageConverter {

    /** Named in {@code headroom-defaults.yml}. */
    static final String BEAN_NAME = "rawBatchConverter";

    RawBatchConverter() {
        super(null);
        setRawRecordHeader(true);
        setHeaderMapper(new KafkaHeaderMapper() {
            @Override
            public void fromHeaders(MessageHeaders headers, Headers target) {}

            @Override
            public void toHeaders(Headers source, Map<String, Object> target) {}
        });
    }
}
