package io.symbolon.pool;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.Name;
import javax.naming.NamingException;
import javax.naming.Reference;
import javax.naming.spi.ObjectFactory;
import javax.sql.DataSource;

/** Binds, by {@code <jndiReferenceEntry>}, the data source that the property {@code dataSource} names, mended. */
public final class MendedPool implements ObjectFactory {
    private static final String DATA_SOURCE = "dataSource";

    @Override
    @SuppressWarnings("BanJNDI") // the name is the server's own configuration
    public DataSource getObjectInstance(Object reference, Name name, Context context, Hashtable<?, ?> environment)
            throws NamingException {
        String pool = (String) ((Reference) reference).get(DATA_SOURCE).getContent();
        return new MendedDataSource(InitialContext.doLookup(pool));
    }
}
