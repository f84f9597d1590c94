package io.symbolon.common.outbound;

import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Gives every REST client interface that bears {@link InternalClient}, itself or on a method, its
 * {@link InternalClientAuthFilter}, and what it throws when nobody foresaw the answer: the annotation is enough.
 */
public class InternalClientListener implements RestClientListener {
    @Override
    public void onNewClient(Class<?> api, RestClientBuilder builder) {
        if (bears(api, InternalClient.class)) {
            if (!builder.getConfiguration().isRegistered(InternalClientAuthFilter.class)) {
                builder.register(InternalClientAuthFilter.class);
            }
            UnforeseenAnswer.in(builder, api);
        }
        if (bears(api, OnBehalfOfCaller.class) && !builder.getConfiguration().isRegistered(CallerToken.class)) {
            builder.register(CallerToken.class);
        }
    }

    private static boolean bears(Class<?> api, Class<? extends Annotation> annotation) {
        return Stream.concat(Stream.of(api), Arrays.stream(api.getMethods()))
                .anyMatch(element -> element.isAnnotationPresent(annotation));
    }
}
