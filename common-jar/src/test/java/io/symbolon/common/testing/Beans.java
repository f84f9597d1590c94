package io.symbolon.common.testing;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;

/** What a container would inject, as far as anybody asks. */
public final class Beans {
    private Beans() {}

    /** The one bean there is of a type; none for null. */
    @SuppressWarnings("unchecked")
    public static <T> Instance<T> instance(T bean) {
        return of(Instance.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "isResolvable" -> bean != null;
            case "get" -> bean;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    /** Something of that type that answers every call so. */
    public static <T> T of(Class<T> type, InvocationHandler answers) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
    }
}
