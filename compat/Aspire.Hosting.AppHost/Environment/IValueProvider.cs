namespace Aspire.Hosting.ApplicationModel;

/// <summary>Gives a value that may be known only once the application runs.</summary>
public interface IValueProvider
{
    ValueTask<string?> GetValueAsync(CancellationToken cancellationToken = default);
}
