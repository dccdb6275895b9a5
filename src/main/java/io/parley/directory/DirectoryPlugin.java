package io.parley.directory;

import io.parley.conversation.SecurityLog;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Teaches the engine Parley's rules about people. */
@Component
class DirectoryPlugin extends AbstractProcessEnginePlugin {

    private static final int SHORTEST_PASSWORD = 8;

    /** Ids of people and accounts; an e-mail address is one. */
    static final String ID = "[A-Za-z0-9][A-Za-z0-9._@-]{0,63}";

    private final Argon2Passwords passwords;
    private final ObjectProvider<SecurityLog> log;

    DirectoryPlugin(
            ObjectProvider<SecurityLog> log,
            @Value("${parley.passwords.memory-kib:19456}") int kibibytes,
            @Value("${parley.passwords.iterations:2}") int iterations) {
        this.log = log;
        this.passwords = new Argon2Passwords(kibibytes, iterations);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setIdentityProviderSessionFactory(new People(passwords, log::getObject));
        engine.setResourceAuthorizationProvider(new GrantsByRoleOnly());
        engine.setUserResourceWhitelistPattern(ID);
        engine.setTenantResourceWhitelistPattern(ID);
        engine.setGroupResourceWhitelistPattern(ID);
        engine.setPasswordEncryptor(passwords);
        engine.setEnablePasswordPolicy(true);
        engine.setPasswordPolicy(() -> List.of(new PasswordPolicyLengthRuleImpl(SHORTEST_PASSWORD)));
        // Wrong passwords cost up to a minute each, never the account: otherwise anybody could lock the owner out.
        engine.setLoginMaxAttempts(Integer.MAX_VALUE);
    }

    private record People(Argon2Passwords passwords, Supplier<SecurityLog> log) implements SessionFactory {

        @Override
        public Class<?> getSessionType() {
            return GuardedPeople.class;
        }

        @Override
        public Session openSession() {
            return new GuardedPeople(passwords, log);
        }
    }
}
