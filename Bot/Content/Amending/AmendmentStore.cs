using System.Text.Json;
using Bot.Storage;
using Dapper;

namespace Bot.Content.Amending;

/// <summary>Keeps the amendments: at most one for a question.</summary>
/// <param name="connections">The content is read before anything can be awaited, and so is this.</param>
/// <param name="database">Where they are written.</param>
internal sealed class AmendmentStore(SqliteConnections connections, Database database)
{
    private const string Select = """
        select question as Question, number as Number, key as Key, in_file as InFile, why as Why, author as Author, released_by as ReleasedBy, at as At
        from amendments order by question
        """;

    public IReadOnlyList<Amendment> List()
    {
        using var connection = connections.Open();
        return [.. connection.Query<Row>(Select).Select(r => r.ToAmendment())];
    }

    /// <summary>Those in a database that may be of an older version, or not there at all.</summary>
    public static IReadOnlyList<Amendment> ListIn(SqliteConnections connections)
    {
        if (!File.Exists(connections.File))
        {
            return [];
        }

        SqlInstants.Register();
        using var connection = connections.Open();
        return connection.ExecuteScalar<bool>("select count(*) from sqlite_master where name = 'amendments'")
            ? [.. connection.Query<Row>(Select).Select(r => r.ToAmendment())]
            : [];
    }

    /// <summary>Sets a question's amendment; what it had before is history.</summary>
    public Task SetAsync(Amendment amendment) => database.WriteAsync(session => session.ExecuteAsync(
        """
        insert into amendments (question, number, key, in_file, why, author, released_by, at) values (@Question, @Number, @key, @inFile, @Why, @Author, @ReleasedBy, @At)
        on conflict (question) do update set number = excluded.number, key = excluded.key, in_file = excluded.in_file, why = excluded.why,
               author = excluded.author, released_by = excluded.released_by, at = excluded.at
        """,
        new
        {
            amendment.Question,
            amendment.Number,
            key = JsonSerializer.Serialize(amendment.Key),
            inFile = JsonSerializer.Serialize(amendment.InFile),
            amendment.Why,
            amendment.Author,
            amendment.ReleasedBy,
            amendment.At,
        }));

    public Task<bool> RemoveAsync(string question) =>
        database.WriteAsync(async session => await session.ExecuteAsync("delete from amendments where question = @question", new { question }) > 0);

    private sealed class Row
    {
        public string Question { get; init; } = "";

        public long Number { get; init; }

        public string Key { get; init; } = "";

        public string InFile { get; init; } = "";

        public string Why { get; init; } = "";

        public string Author { get; init; } = "";

        public string ReleasedBy { get; init; } = "";

        public DateTimeOffset At { get; init; }

        public Amendment ToAmendment() => new(
            Question, Number, JsonSerializer.Deserialize<QuestionKey>(Key)!, JsonSerializer.Deserialize<QuestionKey>(InFile)!, Why, Author, ReleasedBy, At);
    }
}
