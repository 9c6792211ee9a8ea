using System.Threading.Channels;

namespace Bot.Channels.WebChat;

/// <summary>Carries new messages to the pages that are open. A page that cannot keep up loses events and reloads its history.</summary>
internal sealed class WebChatHub
{
    /// <summary>Pages one visitor may have open.</summary>
    public const int MaxPagesPerVisitor = 6;

    /// <summary>Pages open in all, so that strangers cannot use up the memory.</summary>
    public const int MaxPages = 5000;

    /// <summary>Pages open from one network address: a village hall full of phones, but not all there are.</summary>
    public const int MaxPagesPerNetwork = 300;

    private const int Backlog = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Page[]> pages = [];
    private readonly Dictionary<string, int> networks = [];
    private int open;

    /// <summary>Opens a page; null when there are too many.</summary>
    /// <param name="address">The visitor.</param>
    /// <param name="network">The network address the visitor comes from.</param>
    public Page? Open(string address, string network = "")
    {
        lock (gate)
        {
            var own = pages.GetValueOrDefault(address, []);
            var near = networks.GetValueOrDefault(network);
            if (open >= MaxPages || own.Length >= MaxPagesPerVisitor || near >= MaxPagesPerNetwork)
            {
                return null;
            }

            var page = new Page(this, address, network);
            pages[address] = [.. own, page];
            networks[network] = near + 1;
            open++;
            return page;
        }
    }

    public void Publish(string address, WebChatEvent what)
    {
        Page[] own;
        lock (gate)
        {
            own = pages.GetValueOrDefault(address, []);
        }

        foreach (var page in own)
        {
            page.Push(what);
        }
    }

    private void Close(Page page)
    {
        lock (gate)
        {
            var left = pages[page.Address].Where(p => p != page).ToArray();
            if (left.Length > 0)
            {
                pages[page.Address] = left;
            }
            else
            {
                pages.Remove(page.Address);
            }

            if (--networks[page.Network] == 0)
            {
                networks.Remove(page.Network);
            }

            open--;
        }
    }

    /// <summary>One open page.</summary>
    internal sealed class Page(WebChatHub hub, string address, string network) : IDisposable
    {
        private readonly Channel<WebChatEvent> events = Channel.CreateBounded<WebChatEvent>(new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest });

        public string Address => address;

        public string Network => network;

        public ChannelReader<WebChatEvent> Events => events.Reader;

        public void Push(WebChatEvent what) => events.Writer.TryWrite(what);

        public void Dispose() => hub.Close(this);
    }
}

/// <summary>A new or changed message.</summary>
/// <param name="Kind"><c>message</c> or <c>edit</c>.</param>
/// <param name="Message">As it is now.</param>
internal sealed record WebChatEvent(string Kind, WebChatMessage Message);
