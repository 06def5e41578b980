using Amazon.Runtime;

namespace Amazon.Kinesis.Model;

/// <summary>An open subscription; disposing of it ends it.</summary>
public class SubscribeToShardResponse : AmazonWebServiceResponse, IDisposable
{
    private bool _isDisposed;

    /// <summary>The events as they are pushed.</summary>
    public SubscribeToShardEventStream EventStream { get; set; }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_isDisposed)
            return;
        if (disposing)
        {
            EventStream?.Dispose();
            EventStream = null;
        }
        _isDisposed = true;
    }
}
