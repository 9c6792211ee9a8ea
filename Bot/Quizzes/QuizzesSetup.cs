using Bot.Dispatching;
using Bot.Messaging;
using Bot.Quizzes.Asking;
using Bot.Quizzes.Certificates;
using Bot.Quizzes.Contests;
using Bot.Quizzes.Conversation;
using Bot.Quizzes.Corrections;
using Bot.Quizzes.Daily;
using Bot.Quizzes.Games;
using Bot.Quizzes.Practice;
using Bot.Quizzes.Standings;
using Bot.Quizzes.Statistics;

namespace Bot.Quizzes;

internal static class QuizzesSetup
{
    /// <summary>Questions asked and answered: practice, the daily question, contests, games.</summary>
    public static IServiceCollection AddQuizzes(this IServiceCollection services, QuizzesOptions options) => services
        .AddSingleton(options)
        .AddSingleton<Calendar>()
        .AddSingleton<Members>()
        .AddSingleton<QuestionVersions>()
        .AddSingleton<AttemptStore>()
        .AddSingleton<Answering>()
        .AddSingleton<CardStore>()
        .AddSingleton<Reviewing>()
        .AddSingleton<PracticeRounds>()
        .AddSingleton<IQuizRules, PracticeRules>()
        .AddSingleton<TakeAnswer>()
        .AddSingleton<IUpdateHandler>(provider => provider.GetRequiredService<TakeAnswer>())
        .AddSingleton<IAwaitedAnswer>(provider => provider.GetRequiredService<TakeAnswer>())
        .AddSingleton<SqlPollBook>()
        .AddSingleton<IPollBook>(provider => provider.GetRequiredService<SqlPollBook>())
        .AddSingleton<StandingStore>()
        .AddSingleton<MemberStore>()
        .AddSingleton<DailyStore>()
        .AddSingleton<DailyMaker>()
        .AddSingleton<DailyAnswers>()
        .AddSingleton<IUpdateHandler, TakeDailyAnswer>()
        .AddGames()
        .AddCertificates()
        .AddSingleton<ContestStore>()
        .AddSingleton<CorrectionStore>()
        .AddSingleton<CorrectionNews>()
        .AddSingleton<Regrading>()
        .AddSingleton<RegradePreview>()
        .AddSingleton<StatisticsReader>()
        .AddSingleton<HurriedAttempts>()
        .AddSingleton<ContestEnds>()
        .AddSingleton<ContestRules>()
        .AddSingleton<IQuizRules>(provider => provider.GetRequiredService<ContestRules>())
        .AddSingleton<BoardMessages>()
        .AddHostedService<ContestClock>()
        .AddSingleton<IUpdateHandler, TakePartInContest>()
        .AddSingleton<IUpdateHandler, StartPractice>();

    private static IServiceCollection AddGames(this IServiceCollection services) => services
        .AddSingleton<GameStore>()
        .AddSingleton<GameVotes>()
        .AddSingleton<GameMessages>()
        .AddHostedService<GameRunner>()
        .AddSingleton<IUpdateHandler, PlayGame>()
        .AddSingleton<Votes>()
        .AddHostedService<EarlyVotes>()
        .AddSingleton<IUpdateHandler, TakeVote>();

    private static IServiceCollection AddCertificates(this IServiceCollection services) => services
        .AddSingleton<SvgPainter>()
        .AddSingleton<CertificateLinks>()
        .AddSingleton<CertificatePictures>()
        .AddSingleton<CertificateStore>()
        .AddHostedService<CertificateIssuer>()
        .AddHostedService<CertificateSender>()
        .AddSingleton<ShowCertificates>()
        .AddSingleton<IUpdateHandler>(provider => provider.GetRequiredService<ShowCertificates>())
        .AddSingleton<IAwaitedAnswer>(provider => provider.GetRequiredService<ShowCertificates>());
}
