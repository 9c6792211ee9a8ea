namespace Bot.Tests.Fakes;

/// <summary>For tests that hold the wall clock against a limit: they run one by one, after all the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
