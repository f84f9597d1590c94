package io.symbolon.common.testing;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** CDI where there is no container: beans that are looked up by their types. Of the whole process: close it. */
public final class TestContainer extends CDI<Object> implements AutoCloseable {
    private final List<Object> beans;

    private TestContainer(List<Object> beans) {
        this.beans = beans;
    }

    public static TestContainer with(Object... beans) {
        TestContainer container = new TestContainer(List.of(beans));
        configuredProvider = () -> container;
        return container;
    }

    @Override
    public void close() {
        configuredProvider = null;
    }

    @Override
    public <U> Instance<U> select(Class<U> type, Annotation... qualifiers) {
        return Beans.instance(beans.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElse(null));
    }

    /** Knows extensions alone. */
    @Override
    public BeanManager getBeanManager() {
        return Beans.of(BeanManager.class, (proxy, method, arguments) -> select((Class<?>) arguments[0])
                .get());
    }

    @Override
    public Instance<Object> select(Annotation... qualifiers) {
        throw new UnsupportedOperationException(Arrays.toString(qualifiers));
    }

    @Override
    public <U> Instance<U> select(TypeLiteral<U> type, Annotation... qualifiers) {
        throw new UnsupportedOperationException(type.toString());
    }

    @Override
    public boolean isUnsatisfied() {
        return beans.isEmpty();
    }

    @Override
    public boolean isAmbiguous() {
        return false;
    }

    @Override
    public void destroy(Object bean) {}

    @Override
    public Handle<Object> getHandle() {
        throw new UnsupportedOperationException("no handles");
    }

    @Override
    public Iterable<? extends Handle<Object>> handles() {
        return List.of();
    }

    @Override
    public Object get() {
        throw new UnsupportedOperationException("by type alone");
    }

    @Override
    public Iterator<Object> iterator() {
        return beans.iterator();
    }
}
