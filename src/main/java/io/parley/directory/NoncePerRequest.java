package io.parley.directory;

import static org.camunda.bpm.webapp.impl.security.filter.headersec.provider.impl.ContentSecurityPolicyProvider.ATTR_CSP_FILTER_NONCE;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps the nonce of a page with its request. Camunda keeps it in the servlet context, which all requests share:
 * whenever two came at once, one page got the other's nonce, and the browser refused its scripts.
 */
class NoncePerRequest extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Page(request), response);
    }

    private static final class Page extends HttpServletRequestWrapper {

        private Page(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletContext getServletContext() {
            var type = ServletContext.class;
            return (ServletContext) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::answer);
        }

        private @Nullable Object answer(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            var isAboutNonce = arguments != null && arguments.length > 0 && ATTR_CSP_FILTER_NONCE.equals(arguments[0]);
            if (isAboutNonce && method.getName().equals("getAttribute")) return getAttribute(ATTR_CSP_FILTER_NONCE);
            if (!isAboutNonce || !method.getName().equals("setAttribute")) return shared(method, arguments);
            setAttribute(ATTR_CSP_FILTER_NONCE, arguments[1]);
            return null;
        }

        private @Nullable Object shared(Method method, Object @Nullable [] arguments) throws Throwable {
            try {
                return method.invoke(super.getServletContext(), arguments);
            } catch (InvocationTargetException failure) {
                throw failure.getCause();
            }
        }
    }
}
