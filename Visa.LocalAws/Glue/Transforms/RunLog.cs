namespace Visa.LocalAws.Glue.Transforms;

/// <summary>What a run writes of its doing, a line at a time, to a file of its own.</summary>
internal sealed class RunLog(string path, TimeProvider time) : IDisposable
{
    private readonly StreamWriter _file = Open(path);

    public void Write(string line)
    {
        _file.WriteLine($"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {line}");
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    private static StreamWriter Open(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        return new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite));
    }
}
