using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Bot.Channels.WebChat;

/// <summary>Carries new messages to the pages that are open. A page that cannot keep up loses events and reloads its history.</summary>
internal sealed class WebChatHub
{
    /// <summary>Pages one visitor may have open.</summary>
    public const int MaxPagesPerVisitor = 6;

    /// <summary>Pages open in all, so that strangers cannot use up the memory.</summary>
    public const int MaxPages = 5000;

    private const int Backlog = 64;

    private readonly ConcurrentDictionary<string, Page[]> pages = new();
    private int open;

    /// <summary>Opens a page; null when there are too many.</summary>
    public Page? Open(string address)
    {
        if (Interlocked.Increment(ref open) > MaxPages)
        {
            Interlocked.Decrement(ref open);
            return null;
        }

        var page = new Page(this, address);
        var all = pages.AddOrUpdate(address, _ => [page], (_, others) => others.Length < MaxPagesPerVisitor ? [.. others, page] : others);
        if (all.Contains(page))
        {
            return page;
        }

        Interlocked.Decrement(ref open);
        return null;
    }

    public void Publish(string address, WebChatEvent what)
    {
        foreach (var page in pages.GetValueOrDefault(address, []))
        {
            page.Push(what);
        }
    }

    private void Close(Page page)
    {
        var left = pages.AddOrUpdate(page.Address, _ => [], (_, others) => [.. others.Where(p => p != page)]);
        if (left.Length == 0)
        {
            pages.TryRemove(new(page.Address, left));
        }

        Interlocked.Decrement(ref open);
    }

    /// <summary>One open page.</summary>
    internal sealed class Page(WebChatHub hub, string address) : IDisposable
    {
        private readonly Channel<WebChatEvent> events = Channel.CreateBounded<WebChatEvent>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });

        public string Address => address;

        public ChannelReader<WebChatEvent> Events => events.Reader;

        public void Push(WebChatEvent what) => events.Writer.TryWrite(what);

        public void Dispose() => hub.Close(this);
    }
}

/// <summary>A new or changed message.</summary>
/// <param name="Kind"><c>message</c> or <c>edit</c>.</param>
/// <param name="Message">As it is now.</param>
internal sealed record WebChatEvent(string Kind, WebChatMessage Message);
