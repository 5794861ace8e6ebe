package io.headroom.support.messaging;

import io.headroom.support.web.ProblemException;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

/**
 * Hands a dead letter to the consumer that failed at it, in this process: no other group sees it again, and the outcome
 * is known at once.
 */
class DeadLetterReplay {

    private static final String INPUT = "-in-0";

    private final BindingServiceProperties bindings;
    private final BeanFactory beans;

    DeadLetterReplay(BindingServiceProperties bindings, BeanFactory beans) {
        this.bindings = bindings;
        this.beans = beans;
    }

    /** Processes the record; throws what the consumer throws. */
    void replay(String group, ConsumerRecord<byte[], byte[]> failed) {
        Message<List<byte[]>> message = MessageBuilder.<List<byte[]>>withPayload(List.of())
                .setHeader(KafkaHeaders.RAW_DATA, List.of(failed))
                .build();
        consumer(failed.topic(), group).accept(message);
    }

    @SuppressWarnings("unchecked") // a binding's input function is of this type, or it could not have failed
    private Consumer<Message<List<byte[]>>> consumer(String topic, String group) {
        for (String name : bindings.getBindings().keySet()) {
            if (name.endsWith(INPUT)
                    && topic.equals(bindings.getBindingDestination(name))
                    && group.equals(bindings.getGroup(name))) {
                return beans.getBean(name.substring(0, name.length() - INPUT.length()), Consumer.class);
            }
        }
        throw new ProblemException(
                DeadLetterError.DEAD_LETTER_WITHOUT_CONSUMER,
                "nothing here consumes " + topic + " in the group " + group + " any more: discard the dead letter");
    }
}
