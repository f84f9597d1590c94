package io.symbolon.common.startup;

import org.eclipse.microprofile.config.Config;

/** Whether this is a development run. {@code symbolon.mode} decides; silence and anything unknown mean production. */
public enum DeploymentMode {
    PRODUCTION,
    DEVELOPMENT;

    /** The name of the setting. */
    public static final String SETTING = "symbolon.mode";

    /** Never fails: an unknown value is production here, and a fault for {@link StartupCheck}. */
    public static DeploymentMode of(Config config) {
        return configured(config).equals("development") ? DEVELOPMENT : PRODUCTION;
    }

    public boolean isDevelopment() {
        return this == DEVELOPMENT;
    }

    static String configured(Config config) {
        return config.getOptionalValue(SETTING, String.class).orElse("production");
    }
}
