using Bot.Dispatching;
using Bot.Staff.Answering;
using Bot.Staff.Api;
using Bot.Staff.Auditing;
using Bot.Staff.Chat;
using Bot.Staff.Composing;
using Bot.Staff.Looking;
using Bot.Staff.Members;
using Bot.Staff.Pages;
using Bot.Staff.People;
using Bot.Staff.Proposing;
using Bot.Staff.Quizzing;
using Bot.Staff.Sending;
using Bot.Staff.SignIn;
using Bot.Staff.Web;

namespace Bot.Staff;

internal static class StaffSetup
{
    /// <summary>Who works with the bot, and their console.</summary>
    public static IServiceCollection AddStaff(this IServiceCollection services, StaffOptions options) => services
        .AddSingleton(options)
        .AddSingleton<StaffStore>()
        .AddHostedService<TotpSealing>()
        .AddSingleton<StaffSessions>()
        .AddSingleton<Invites>()
        .AddSingleton<Passwords>()
        .AddSingleton<AccountReset>()
        .AddSingleton<KnownBrowsers>()
        .AddSingleton<SignInPolicy>()
        .AddSingleton<AuditLog>()
        .AddSingleton<Approvals>()
        .AddSingleton<DraftStore>()
        .AddSingleton<SheetMaker>()
        .AddSingleton<Submission>()
        .AddSingleton<TestSending>()
        .AddSingleton<BroadcastFinder>()
        .AddSingleton<BroadcastActing>()
        .AddSingleton<RecipientFinder>()
        .AddSingleton<RecipientExport>()
        .AddSingleton<Deciding>()
        .AddSingleton<ContentFinder>()
        .AddSingleton<OccurrenceSkipping>()
        .AddSingleton<ScheduleKeeping>()
        .AddSingleton<NoticeHandling>()
        .AddSingleton<ReachReport>()
        .AddHostedService<ReachCounting>()
        .AddSingleton<PeopleFinder>()
        .AddSingleton<SubscriberExport>()
        .AddSingleton<PeopleActs>()
        .AddSingleton<ListImport>()
        .AddSingleton<ImportDesk>()
        .AddSingleton<Tallies>()
        .AddHostedService<TallyKeeper>()
        .AddSingleton<IStaffChats, StaffChats>()
        .AddSingleton<IUpdateHandler, LinkChat>()
        .AddSingleton<IUpdateHandler, StaffCommands>()
        .AddSingleton<IUpdateHandler, SendInChat>()
        .AddSingleton<StaffPost>()
        .AddSingleton<BroadcastCards>()
        .AddHostedService<NoticeBell>()
        .AddSingleton<WebhookKeeping>()
        .AddSingleton<StaffKeeping>()
        .AddSingleton<BackingUp>()
        .AddSingleton<QuizItems>()
        .AddSingleton<QuestionRegrading>()
        .AddSingleton<EnquiryCalls>()
        .AddSingleton<AnsweringDesk>()
        .AddSingleton<EnquiryReader>()
        .AddSingleton<Proposals>()
        .AddSingleton<Correcting>()
        .AddHostedService<CorrectionBell>()
        .AddSingleton<WaitingList>()
        .AddSingleton<ProposedAnswers>()
        .AddSingleton<EnquiriesInChat>()
        .AddSingleton<IUpdateHandler>(provider => provider.GetRequiredService<EnquiriesInChat>())
        .AddSingleton<IAwaitedAnswer>(provider => provider.GetRequiredService<EnquiriesInChat>())
        .AddHostedService<EnquiryBell>()
        .AddSingleton<LiveStreams>()
        .AddSingleton<LiveStream>()
        .AddSingleton<TodayBoard>()
        .AddSingleton<StaffGate>()
        .AddApi();

    /// <summary>The console at <c>/staff</c>.</summary>
    public static void MapStaff(this WebApplication app)
    {
        app.UseWhen(
            context => context.GetEndpoint()?.Metadata.GetMetadata<Needs>() is not null || context.Request.Path.StartsWithSegments(StaffRoutes.Root, StringComparison.OrdinalIgnoreCase),
            staff => staff.Use((HttpContext context, RequestDelegate next) => context.RequestServices.GetRequiredService<StaffGate>().PassAsync(context, c => next(c))));
        var routes = new StaffRoutes(app);
        StaffAssets.Map(routes);
        SignInPage.Map(routes);
        JoinPage.Map(routes);
        MePage.Map(routes);
        TodayPage.Map(routes);
        BroadcastListPage.Map(routes);
        BroadcastPage.Map(routes);
        BroadcastActPages.Map(routes);
        ApprovalPages.Map(routes);
        LiveBroadcast.Map(routes);
        RecipientsPage.Map(routes);
        Preview.Map(routes);
        ComposeStartPage.Map(routes);
        ComposePage.Map(routes);
        SheetPage.Map(routes);
        PeoplePage.Map(routes);
        PersonPage.Map(routes);
        ImportPage.Map(routes);
        ContentPage.Map(routes);
        CalendarPage.Map(routes);
        CalendarActs.Map(routes);
        ReportsPage.Map(routes);
        EnquiriesPage.Map(routes);
        EnquiryPage.Map(routes);
        EnquiryActs.Map(routes);
        MissingPage.Map(routes);
        QuizzesPage.Map(routes);
        ContestPage.Map(routes);
        ItemsPage.Map(routes);
        QuestionPage.Map(routes);
        CorrectPage.Map(routes);
        CorrectionActs.Map(routes);
        SettingsPage.Map(routes);
        StaffPage.Map(routes);
        AuditPage.Map(routes);
        TokensPage.Map(routes);
        WebhooksPage.Map(routes);
        app.MapApi();
    }
}
