using System.Text;
using Bot.Content;
using Bot.Subscribers;
using Bot.Subscribers.Lists;
using Bot.Tests.Builders;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Subscribers.Lists;

/// <summary>A database, a content folder, and files to bring in and write out.</summary>
internal sealed class ListFixture : IAsyncDisposable
{
    private readonly TestDatabase test = new();
    private readonly ContentFolder content = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("sciencebot-lists-");

    public SqlSubscriberStore Store => new(test.Database, test.News);

    public string File => Path.Combine(folder.FullName, "list.csv");

    /// <summary>Brings a text in, saved as UTF-8 unless another encoding is given.</summary>
    public async Task<ImportResult> ImportAsync(string text, Encoding? encoding = null, bool dryRun = false)
    {
        await System.IO.File.WriteAllTextAsync(File, text, encoding ?? new UTF8Encoding(false), TestContext.Current.CancellationToken);
        return await ImportFileAsync(dryRun);
    }

    public Task<ImportResult> ImportFileAsync(bool dryRun = false)
    {
        var library = new ContentLibrary(new ContentFiles(content.Root), new ContentOptions(), Instants.Shanghai, () => [], NullLogger<ContentLibrary>.Instance);
        return new SubscriberImport(Store, test.Database, library, TimeProvider.System).RunAsync(File, dryRun, _ => { }, TestContext.Current.CancellationToken);
    }

    public async Task<long> ExportAsync()
    {
        await using var text = SubscriberCsv.Create(File);
        return await SubscriberCsv.WriteAsync(text, Store, TestContext.Current.CancellationToken);
    }

    public Task<IReadOnlyList<Subscriber>> AllAsync() => Store.PageAsync(0, 100_000);

    public async ValueTask DisposeAsync()
    {
        await test.DisposeAsync();
        content.Dispose();
        folder.Delete(recursive: true);
    }
}
