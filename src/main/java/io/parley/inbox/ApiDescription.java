package io.parley.inbox;

import io.parley.conversation.Person;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the API describes itself: who signs in how, and what every call may answer besides success. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String BASIC = "basic";
    private static final String PROBLEM = "Problem";
    private static final Map<String, String> NOES = noes();

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Person.class);
    }

    private static Map<String, String> noes() {
        var noes = new LinkedHashMap<String, String>();
        noes.put("400", "The body is not the JSON that this call takes");
        noes.put("401", "Not signed in");
        noes.put("403", "Your role may not do this; with the rule");
        noes.put("404", "Unknown, or another account's");
        noes.put("409", "Not possible in this state now; with the state and the person who has it");
        noes.put("413", "Too large");
        noes.put("422", "Something is wrong with a field; with the field");
        noes.put("503", "WhatsApp is needed for this and cannot be reached");
        return noes;
    }

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Parley")
                        .version("1")
                        .description("The shared WhatsApp inbox. Every no is an RFC 9457 problem.")
                        .license(new License().name("Apache-2.0")))
                .components(new Components()
                        .addSecuritySchemes(
                                BASIC,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme(BASIC))
                        .addSchemas(PROBLEM, problem()))
                .addSecurityItem(new SecurityRequirement().addList(BASIC));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .addProperty("title", new StringSchema())
                .addProperty("status", new Schema<Integer>().type("integer"))
                .addProperty("detail", new StringSchema().description("A sentence for the person who asked"))
                .addProperty("rule", new StringSchema().description("The row of the role rules, such as R6"))
                .addProperty("state", new StringSchema())
                .addProperty("assignee", new StringSchema());
    }

    @Bean
    OpenApiCustomizer everyCallMaySayNo() {
        return api -> api.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(ApiDescription::addNoes);
    }

    private static void addNoes(Operation call) {
        NOES.forEach((status, meaning) -> call.getResponses().putIfAbsent(status, no(meaning)));
    }

    private static ApiResponse no(String meaning) {
        var schema = new Schema<>().$ref("#/components/schemas/" + PROBLEM);
        return new ApiResponse()
                .description(meaning)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema)));
    }
}
