using Bot.Storage;
using Bot.Tests.Builders;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Storage;

/// <summary>Writes share a commit, and nothing else.</summary>
public sealed class GroupCommit : IAsyncLifetime
{
    private readonly TestDatabase test = new();

    private Database Database => test.Database;

    public async ValueTask InitializeAsync() =>
        await Database.WriteAsync(s => s.ExecuteAsync("create table notes (text text not null unique)"));

    public ValueTask DisposeAsync() => test.DisposeAsync();

    [Fact]
    public async Task A_failing_write_does_not_take_its_neighbours_along()
    {
        var writes = await TogetherAsync(
            () => NoteAsync("one"),
            () => Database.WriteAsync(async s =>
            {
                await s.ExecuteAsync("insert into notes values ('half')");
                throw new InvalidOperationException("on purpose");
            }),
            () => Database.WriteAsync(s => s.ExecuteAsync("insert into nowhere values (1)")),
            () => NoteAsync("two"));

        writes[0].IsCompletedSuccessfully.ShouldBeTrue();
        (await writes[1].ShouldThrowAsync<InvalidOperationException>()).Message.ShouldBe("on purpose");
        await writes[2].ShouldThrowAsync<SqliteException>();
        writes[3].IsCompletedSuccessfully.ShouldBeTrue();
        (await NotesAsync()).ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task Of_two_writes_that_contradict_each_other_only_the_second_fails()
    {
        var writes = await TogetherAsync(() => NoteAsync("same"), () => NoteAsync("same"), () => NoteAsync("other"));
        await writes[1].ShouldThrowAsync<SqliteException>();
        (await NotesAsync()).ShouldBe(["other", "same"]);
    }

    [Fact]
    public async Task A_write_within_a_write_joins_it_and_goes_with_it()
    {
        await Should.ThrowAsync<InvalidOperationException>(Database.WriteAsync(async _ =>
        {
            await NoteAsync("inner");
            (await NotesAsync()).ShouldBe(["inner"]); // a read within a write sees its changes
            throw new InvalidOperationException();
        }));
        (await NotesAsync()).ShouldBeEmpty();

        await Database.WriteAsync(async _ => await Database.WriteAsync(async _ => await NoteAsync("innermost")));
        (await NotesAsync()).ShouldBe(["innermost"]);
    }

    [Fact]
    public async Task Others_do_not_see_a_write_before_it_is_committed()
    {
        var written = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        var write = Database.WriteAsync(async _ =>
        {
            await NoteAsync("one");
            written.SetResult();
            await goOn.Task;
        });
        await written.Task;
        (await NotesAsync()).ShouldBeEmpty();
        goOn.SetResult();
        await write;
        (await NotesAsync()).ShouldBe(["one"]);
    }

    [Fact]
    public async Task Many_parallel_writes_are_all_durable()
    {
        await Task.WhenAll(Enumerable.Range(0, 2000).Select(i => Task.Run(() => NoteAsync($"{i:0000}"))));
        await test.ReopenAsync();
        (await NotesAsync()).ShouldBe(Enumerable.Range(0, 2000).Select(i => $"{i:0000}"));
    }

    [Fact]
    public async Task When_the_disk_is_full_those_writes_fail_and_later_ones_do_not()
    {
        var writes = await TogetherAsync(() => NoteAsync("lost"), () => Database.WriteAsync(async s =>
        {
            var pages = await s.ScalarAsync<long>("pragma page_count");
            await s.ExecuteAsync($"pragma max_page_count = {pages}");
            await s.ExecuteAsync("insert into notes values (hex(zeroblob(1000000)))");
        }));
        foreach (var write in writes)
        {
            StorageTrouble.MayPass(await write.ShouldThrowAsync<SqliteException>()).ShouldBeTrue("a neighbour is told the true reason");
        }

        await NoteAsync("later").WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        (await NotesAsync()).ShouldBe(["later"]);
    }

    [Fact]
    public async Task A_write_that_ends_the_whole_transaction_fails_its_batch_and_not_the_next()
    {
        var writes = await TogetherAsync(() => NoteAsync("lost"), () => Database.WriteAsync(s => s.ExecuteAsync("rollback")), () => NoteAsync("lost too"));
        writes.ShouldAllBe(w => w.IsFaulted);
        await NoteAsync("later").WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken);
        (await NotesAsync()).ShouldBe(["later"]);
    }

    [Fact]
    public async Task After_the_end_nothing_is_written_any_more_and_what_waited_is()
    {
        var last = NoteAsync("last");
        await Database.DisposeAsync();
        await last;
        await Should.ThrowAsync<ObjectDisposedException>(NoteAsync("too late"));
    }

    /// <summary>Holds the writer until all these writes wait, so that they share one commit; gives them ended.</summary>
    private async Task<Task[]> TogetherAsync(params Func<Task>[] writes)
    {
        var (running, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var holding = Database.WriteAsync(_ =>
        {
            running.SetResult();
            return gate.Task;
        });
        await running.Task;
        var started = writes.Select(w => w()).ToArray();
        gate.SetResult();
        await holding;
        await Task.WhenAll(started).ContinueWith(_ => { }, TaskScheduler.Default);
        return started;
    }

    private Task NoteAsync(string text) => Database.WriteAsync(s => s.ExecuteAsync("insert into notes values (@text)", new { text }));

    private Task<IReadOnlyList<string>> NotesAsync() => Database.ReadAsync(s => s.QueryAsync<string>("select text from notes order by text"));
}
