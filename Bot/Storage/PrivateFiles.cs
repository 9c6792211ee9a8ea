namespace Bot.Storage;

/// <summary>Files that only their owner may read: what is in them is nobody's business on a shared machine.</summary>
internal static class PrivateFiles
{
    /// <summary>Makes an empty one.</summary>
    public static void Create(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
    }

    /// <summary>Copies into one, to the disk itself.</summary>
    public static void Copy(string from, string to)
    {
        Create(to);
        using var source = File.OpenRead(from);
        using var target = new FileStream(to, FileMode.Open, FileAccess.Write);
        source.CopyTo(target);
        target.Flush(flushToDisk: true);
    }

    /// <summary>Clears away what is of no use; when that fails too, what failed before is the thing to say.</summary>
    public static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            // It is written over the next time.
        }
    }
}
