namespace Visa.LocalAws.Storage;

/// <summary>Opens the logs of this process, all of which share the commit threads.</summary>
internal sealed class LogStore(CommitThreads threads, SegmentLogOptions options, ILogger<LogStore> logger)
{
    public SegmentLog Open(string directory)
    {
        var log = SegmentLog.Open(directory, threads, options);
        if (log.CutBytes > 0)
        {
            logger.TailCut(log.CutBytes, directory);
        }

        return log;
    }
}
