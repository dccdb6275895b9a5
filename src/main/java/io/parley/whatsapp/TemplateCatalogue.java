package io.parley.whatsapp;

import io.parley.conversation.BusinessAccounts;
import io.parley.conversation.Content;
import io.parley.conversation.Invalid;
import io.parley.conversation.PhoneNumberId;
import io.parley.conversation.TemplateChoice;
import io.parley.conversation.TemplateList;
import io.parley.conversation.Templates;
import io.parley.conversation.Unavailable;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The templates of every business account, each account's list kept for a while. */
@Component
class TemplateCatalogue implements Templates {

    private final BusinessAccounts accounts;
    private final TemplateListing listing;
    private final TemplatePrices prices;
    private final TemplateSettings settings;
    private final Clock clock;
    private final Map<String, TemplateShelf> shelves = new ConcurrentHashMap<>();

    TemplateCatalogue(
            BusinessAccounts accounts,
            TemplateListing listing,
            TemplatePrices prices,
            TemplateSettings settings,
            Clock clock) {
        this.accounts = accounts;
        this.listing = listing;
        this.prices = prices;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public TemplateList of(PhoneNumberId number, @Nullable String customer) {
        var stock = stockOf(number);
        var priced = stock.templates().stream()
                .filter(ListedTemplate::isApproved)
                .map(ListedTemplate::template)
                .map(it -> new TemplateList.Priced(it, prices.of(it.category(), customer)))
                .toList();
        return new TemplateList(priced, stock.fetchedAt(), stock.note());
    }

    @Override
    public Content filledIn(PhoneNumberId number, TemplateChoice choice) {
        var stock = stockOf(number);
        if (stock.fetchedAt() == null) throw new Unavailable(String.valueOf(stock.note()));
        var listed = chosen(stock.templates(), choice);
        var text = listed.template().filledIn(choice);
        return new Content(Content.TEMPLATE, text, TemplateWriter.write(listed, choice), null);
    }

    private static ListedTemplate chosen(List<ListedTemplate> templates, TemplateChoice choice) {
        var called = templates.stream().filter(it -> it.isCalled(choice.name())).toList();
        if (called.isEmpty()) throw new Invalid("template.name", "There is no template " + choice.name());
        var listed = called.stream()
                .filter(it -> it.template().language().equals(choice.language()))
                .findFirst()
                .orElseThrow(() -> new Invalid("template.language", "The template is there in " + languages(called)));
        if (!listed.isApproved())
            throw new Invalid("template.name", "WhatsApp has not approved this template: it is " + listed.status());
        return listed;
    }

    private static String languages(List<ListedTemplate> called) {
        return String.join(
                ", ", called.stream().map(it -> it.template().language()).toList());
    }

    private TemplateStock stockOf(PhoneNumberId number) {
        var account = accounts.of(number);
        if (account.isEmpty())
            return TemplateStock.none("The settings name no whatsapp-business-account-id for this number.");
        return shelves.computeIfAbsent(account.get(), id -> new TemplateShelf(settings.templatesKeptFor()))
                .look(clock.instant(), () -> listing.of(account.get(), number));
    }
}
