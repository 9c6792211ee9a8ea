using Bot.Storage;
using Bot.Tests.Builders;
using Dapper;

namespace Bot.Tests.Storage;

/// <summary>What was acknowledged is on the disk.</summary>
public class Durability
{
    [Theory]
    [InlineData("synchronous", "2")] // FULL
    [InlineData("journal_mode", "wal")]
    [InlineData("foreign_keys", "1")]
    [InlineData("busy_timeout", "5000")]
    public async Task Every_connection_is_opened_with_the_settings_that_keep_data_safe(string pragma, string value)
    {
        await using var test = new TestDatabase();
        for (var again = 0; again < 2; again++) // the second comes from the pool
        {
            await using var connection = test.Connections.Open();
            (await connection.ExecuteScalarAsync<string>($"pragma {pragma}")).ShouldBe(value);
        }

        (await test.Database.ReadAsync(s => s.ScalarAsync<string>($"pragma {pragma}"))).ShouldBe(value);
        (await test.Database.WriteAsync(s => s.ScalarAsync<string>($"pragma {pragma}"))).ShouldBe(value);
    }

    [Fact]
    public async Task Instants_are_stored_to_the_millisecond_whatever_their_offset()
    {
        await using var test = new TestDatabase();
        var instant = Instants.At("2026-03-02T07:00:00.123+08:00");
        (await test.Database.ReadAsync(s => s.ScalarAsync<long>("select @instant", new { instant }))).ShouldBe(instant.ToUnixTimeMilliseconds());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Data Source=")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Server=localhost")]
    public void A_connection_string_that_names_no_file_is_refused_with_an_example(string text) =>
        Should.Throw<StartRefusedException>(() => new SqliteConnections(text, "/tmp")).Message.ShouldContain("'Data Source=data/sciencebot.db'");
}
