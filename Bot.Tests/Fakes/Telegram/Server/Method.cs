using System.Collections.Frozen;

namespace Bot.Tests.Fakes.Telegram.Server;

/// <summary>One method of the Bot API: the parameters it knows, and what it does.</summary>
internal sealed class Method(string name, string parameters, Func<Arguments, CancellationToken, Task<Answer>> run)
{
    private readonly FrozenSet<string> _parameters = parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    public Method(string name, string parameters, Func<Arguments, Answer> run)
        : this(name, parameters, (arguments, _) => Task.FromResult(run(arguments)))
    {
    }

    public string Name => name;

    public Task<Answer> RunAsync(Arguments arguments, CancellationToken aborted)
    {
        arguments.RefuseAllBut(_parameters);
        return run(arguments, aborted);
    }
}
