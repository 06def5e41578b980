using Microsoft.Extensions.Options;

namespace Visa.LocalAws.Storage;

/// <summary>The folder that holds everything, locked against a second process while this one lives.</summary>
internal sealed class DataDirectory : IDisposable
{
    private const string LockFile = ".lock";

    private readonly FileStream _lock;

    public DataDirectory(IOptions<LocalAwsOptions> options)
    {
        Root = Path.GetFullPath(options.Value.DataDirectory);
        Directory.CreateDirectory(Root);
        try
        {
            _lock = new FileStream(Path.Combine(Root, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new InvalidOperationException($"Another LocalAws uses {Root}. Stop it, or give this one a folder of its own with LocalAws__DataDirectory.", exception);
        }
    }

    public string Root { get; }

    /// <summary>The folder of one service; it is created when it is missing.</summary>
    public string For(string service) => Directory.CreateDirectory(Path.Combine(Root, service)).FullName;

    public void Dispose() => _lock.Dispose();
}
