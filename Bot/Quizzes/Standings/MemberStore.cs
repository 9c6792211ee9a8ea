using Bot.Storage;

namespace Bot.Quizzes.Standings;

/// <summary>Keeps how many days in a row members answered, and whether their names may be shown.</summary>
internal sealed class MemberStore(Database database)
{
    /// <summary>Notes that somebody answered on a day.</summary>
    /// <returns>Days in a row, this one included.</returns>
    public Task<int> AnsweredAsync(long subscriber, DateOnly day) => database.WriteAsync(async session =>
    {
        var (streak, longest, last) = await session.FirstOrDefaultAsync<(int, int, int)>(
            "select streak, longest, last_day from quiz_members where subscriber_id = @subscriber", new { subscriber });
        streak = Streak(streak, last, day.DayNumber);
        await session.ExecuteAsync(
            """
            insert into quiz_members (subscriber_id, streak, longest, last_day) values (@subscriber, @streak, @longest, @last)
            on conflict (subscriber_id) do update set streak = excluded.streak, longest = excluded.longest, last_day = excluded.last_day
            """,
            new { subscriber, streak, longest = Math.Max(longest, streak), last = Math.Max(last, day.DayNumber) });
        return streak;
    });

    public Task<int> StreakAsync(long subscriber) => database.ReadAsync(session =>
        session.ScalarAsync<int>("select coalesce(max(streak), 0) from quiz_members where subscriber_id = @subscriber", new { subscriber }));

    public Task ShowNameAsync(long subscriber, bool show) => database.WriteAsync(session => session.ExecuteAsync(
        "insert into quiz_members (subscriber_id, show_name) values (@subscriber, @show) on conflict (subscriber_id) do update set show_name = excluded.show_name",
        new { subscriber, show }));

    /// <summary>The next day makes it one longer; the same day, or an older question answered late, leaves it; a gap starts again. Pure.</summary>
    public static int Streak(int streak, int last, int day) => day == last + 1 ? streak + 1 : day <= last ? Math.Max(streak, 1) : 1;
}
