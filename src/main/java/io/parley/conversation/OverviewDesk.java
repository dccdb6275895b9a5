package io.parley.conversation;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/** Shows supervisors, and analysts, how the conversations of their accounts go. */
public final class OverviewDesk {

    private final Figures figures;
    private final Directory directory;
    private final Clock clock;

    public OverviewDesk(Figures figures, Directory directory, Clock clock) {
        this.figures = figures;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * How a period went, and how it stands now.
     *
     * @throws Forbidden if this is not for their role
     * @throws Unknown if the account is not theirs, or the number not the account's
     */
    public Overview overview(Person person, FiguresQuery query) {
        admit(person, query);
        var survey = new Survey(query.period());
        figures.episodes(query, survey::add);
        var now = clock.instant();
        var isWithinReach = Survey.isWithinReach(query.period(), now);
        return survey.overview(
                figures.waiting(query.ban(), query.number()),
                isWithinReach ? figures.changes(query) : List.of(),
                figures.assigned(query.ban(), query.number()),
                now);
    }

    /**
     * The episodes that began or ended in a period, one by one.
     *
     * @throws Forbidden if this is not for their role
     * @throws Unknown if the account is not theirs, or the number not the account's
     */
    public void episodes(Person person, FiguresQuery query, Consumer<Episode> reader) {
        admit(person, query);
        figures.episodes(query, reader);
    }

    /**
     * Lets those pass who may read an overview at all.
     *
     * @throws Forbidden if this is not for their role
     */
    public void admit(Person person) {
        if (!person.role().overseesConversations())
            throw new Forbidden("The overview is for managers, admins, owners and analysts.");
    }

    /**
     * Lets those pass who may read this overview.
     *
     * @throws Forbidden if this is not for their role
     * @throws Unknown if the account is not theirs, or the number not the account's
     */
    public void admit(Person person, FiguresQuery query) {
        admit(person);
        if (!person.belongsTo(query.ban())) throw new Unknown("There is no such account");
        var number = query.number();
        if (number == null) return;
        directory
                .number(number)
                .filter(it -> it.ban().equals(query.ban()))
                .orElseThrow(() -> new Unknown("There is no such number"));
    }
}
