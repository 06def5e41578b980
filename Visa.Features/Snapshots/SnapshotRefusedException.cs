namespace Visa.Features.Snapshots;

/// <summary>A snapshot that cannot be trusted. Nothing is restored from it.</summary>
public sealed class SnapshotRefusedException : Exception
{
    public SnapshotRefusedException(string message)
        : base(message)
    {
    }

    public SnapshotRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public SnapshotRefusedException()
        : this("The snapshot is refused.")
    {
    }
}
