package io.parley.directory;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A session that is forgotten with its request; to end it ends the real one, too. */
class RequestSession implements HttpSession {

    private final HttpServletRequest request;
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private final long createdAt = System.currentTimeMillis();

    RequestSession(HttpServletRequest request) {
        this.request = request;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(attributes.keySet());
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) attributes.remove(name);
        else attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public void invalidate() {
        attributes.clear();
        var real = request.getSession(false);
        if (real != null) real.invalidate();
    }

    @Override
    public String getId() {
        return request.getRequestId();
    }

    @Override
    public boolean isNew() {
        return true;
    }

    @Override
    public long getCreationTime() {
        return createdAt;
    }

    @Override
    public long getLastAccessedTime() {
        return createdAt;
    }

    @Override
    public ServletContext getServletContext() {
        return request.getServletContext();
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {
        // It ends with its request.
    }

    @Override
    public int getMaxInactiveInterval() {
        return 0;
    }
}
