namespace Aspire.Hosting.ApplicationModel;

/// <summary>Lets a callback add command-line arguments, each time that a process of the resource starts.</summary>
public sealed class CommandLineArgsCallbackContext
{
    internal CommandLineArgsCallbackContext(IList<object> args, IResource resource, CancellationToken cancellationToken)
    {
        Args = args;
        Resource = resource;
        CancellationToken = cancellationToken;
    }

    /// <summary>Values are strings or <see cref="IValueProvider"/>s.</summary>
    public IList<object> Args { get; }

    public IResource Resource { get; }

    public CancellationToken CancellationToken { get; }
}
