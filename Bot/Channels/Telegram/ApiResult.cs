namespace Bot.Channels.Telegram;

/// <summary>What one call to the Bot API came to.</summary>
internal abstract record ApiResult<T>
{
    private ApiResult()
    {
    }

    internal sealed record Ok(T Value) : ApiResult<T>;

    /// <summary>The server answered "no".</summary>
    internal sealed record Error(ApiError Why) : ApiResult<T>;

    /// <summary>No answer: <paramref name="MayHaveArrived"/> says whether the call may have had its effect all the same.</summary>
    internal sealed record NoAnswer(string Detail, bool MayHaveArrived) : ApiResult<T>;

    public string Describe() => this switch
    {
        Error error => $"{error.Why.Code} {error.Why.Description}",
        NoAnswer none => none.Detail,
        _ => "ok",
    };
}

/// <summary>The Bot API's "no".</summary>
internal sealed record ApiError(int Code, string Description, TimeSpan? RetryAfter = null, long? MigrateToChatId = null);
