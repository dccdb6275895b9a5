package io.parley.platform;

import io.parley.conversation.AccessTokens;
import io.parley.conversation.Aliases;
import io.parley.conversation.Attachments;
import io.parley.conversation.Attention;
import io.parley.conversation.Audit;
import io.parley.conversation.AuditDesk;
import io.parley.conversation.BulkDesk;
import io.parley.conversation.CampaignDesk;
import io.parley.conversation.Campaigns;
import io.parley.conversation.CannedReplies;
import io.parley.conversation.CannedReplyDesk;
import io.parley.conversation.Conversations;
import io.parley.conversation.DeadLetterDesk;
import io.parley.conversation.DeadLetters;
import io.parley.conversation.Deliveries;
import io.parley.conversation.DeliveryRuns;
import io.parley.conversation.DeliverySweep;
import io.parley.conversation.Diagrams;
import io.parley.conversation.Directory;
import io.parley.conversation.Erasure;
import io.parley.conversation.Figures;
import io.parley.conversation.Lifecycle;
import io.parley.conversation.Looks;
import io.parley.conversation.MediaDesk;
import io.parley.conversation.MediaLimits;
import io.parley.conversation.MediaStore;
import io.parley.conversation.News;
import io.parley.conversation.NoteDesk;
import io.parley.conversation.Notebook;
import io.parley.conversation.Outbox;
import io.parley.conversation.OverviewDesk;
import io.parley.conversation.Pauses;
import io.parley.conversation.PrivacyDesk;
import io.parley.conversation.Quotations;
import io.parley.conversation.ReadReceipts;
import io.parley.conversation.Reception;
import io.parley.conversation.Recognition;
import io.parley.conversation.Records;
import io.parley.conversation.Redelivery;
import io.parley.conversation.Reports;
import io.parley.conversation.SecurityLog;
import io.parley.conversation.Sender;
import io.parley.conversation.Statuses;
import io.parley.conversation.TagDesk;
import io.parley.conversation.Tags;
import io.parley.conversation.TemplateDesk;
import io.parley.conversation.Templates;
import io.parley.conversation.Transactions;
import io.parley.conversation.UploadDesk;
import io.parley.conversation.Uploads;
import java.time.Clock;
import java.util.List;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the counter together from the rooms' ports. */
@Configuration(proxyBeanMethods = false)
class Platform {

    @Bean
    Clock clock() {
        return new EngineClock();
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> plainRefusals() {
        return tomcat -> tomcat.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(PlainRefusals.class.getName()));
    }

    @Bean
    Conversations conversations(Records records, Lifecycle lifecycle, Transactions transactions, Reception reception) {
        return new Conversations(records, lifecycle, transactions, reception);
    }

    @Bean
    Reception reception(
            Records records,
            Recognition recognition,
            Quotations quotations,
            Lifecycle lifecycle,
            Directory directory,
            Transactions transactions,
            Clock clock) {
        return new Reception(records, recognition, quotations, lifecycle, directory, transactions, clock);
    }

    @Bean
    Quotations quotations(Records records, Campaigns campaigns) {
        return new Quotations(records, campaigns);
    }

    @Bean
    CampaignDesk campaignDesk(Campaigns campaigns, Directory directory, Transactions transactions) {
        return new CampaignDesk(campaigns, directory, transactions);
    }

    @Bean
    AuditDesk auditDesk(Conversations conversations, Audit audit, Diagrams diagrams) {
        return new AuditDesk(conversations, audit, diagrams);
    }

    @Bean
    OverviewDesk overviewDesk(Figures figures, Directory directory, Clock clock) {
        return new OverviewDesk(figures, directory, clock);
    }

    @Bean
    Recognition recognition(Records records, Aliases aliases, Clock clock) {
        return new Recognition(records, aliases, clock);
    }

    @Bean
    Attention attention(Conversations conversations, Looks looks, ReadReceipts receipts) {
        return new Attention(conversations, looks, receipts);
    }

    @Bean
    UploadDesk uploadDesk(
            Conversations conversations,
            Uploads uploads,
            Attachments attachments,
            MediaStore store,
            MediaLimits limits,
            Transactions transactions,
            Clock clock) {
        return new UploadDesk(conversations, uploads, attachments, store, limits, transactions, clock);
    }

    @Bean
    MediaDesk mediaDesk(
            Conversations conversations,
            Attachments attachments,
            MediaStore store,
            Transactions transactions,
            Clock clock) {
        return new MediaDesk(conversations, attachments, store, transactions, clock);
    }

    @Bean
    TemplateDesk templateDesk(Conversations conversations, Templates templates, Directory directory) {
        return new TemplateDesk(conversations, templates, directory);
    }

    @Bean
    PrivacyDesk privacyDesk(
            Conversations conversations,
            Records records,
            Erasure erasure,
            Lifecycle lifecycle,
            SecurityLog log,
            News news,
            Transactions transactions,
            Clock clock) {
        return new PrivacyDesk(conversations, records, erasure, lifecycle, log, news, transactions, clock);
    }

    @Bean
    NoteDesk noteDesk(Conversations conversations, Notebook notebook, Transactions transactions, Clock clock) {
        return new NoteDesk(conversations, notebook, transactions, clock);
    }

    @Bean
    TagDesk tagDesk(Conversations conversations, Tags tags, Transactions transactions) {
        return new TagDesk(conversations, tags, transactions);
    }

    @Bean
    CannedReplyDesk cannedReplyDesk(CannedReplies replies, Transactions transactions) {
        return new CannedReplyDesk(replies, transactions);
    }

    @Bean
    BulkDesk bulkDesk(Conversations conversations) {
        return new BulkDesk(conversations);
    }

    @Bean
    Deliveries deliveries(
            Records records,
            Recognition recognition,
            Outbox outbox,
            Reports reports,
            Pauses pauses,
            Sender sender,
            Transactions transactions,
            Clock clock) {
        return new Deliveries(records, recognition, outbox, reports, pauses, sender, transactions, clock);
    }

    @Bean
    DeliverySweep deliverySweep(
            Records records,
            Outbox outbox,
            Reports reports,
            DeliveryRuns runs,
            Directory directory,
            AccessTokens tokens,
            Transactions transactions,
            Clock clock) {
        return new DeliverySweep(records, outbox, reports, runs, directory, tokens, transactions, clock);
    }

    @Bean
    Statuses statuses(
            Records records,
            Outbox outbox,
            Reports reports,
            Campaigns campaigns,
            DeliveryRuns runs,
            Transactions transactions,
            Clock clock) {
        return new Statuses(records, outbox, reports, campaigns, runs, transactions, clock);
    }

    @Bean
    DeadLetterDesk deadLetterDesk(DeadLetters letters, List<Redelivery> redeliveries, Directory directory) {
        return new DeadLetterDesk(letters, redeliveries, directory);
    }
}
