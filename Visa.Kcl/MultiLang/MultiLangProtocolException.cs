namespace Amazon.Kinesis.ClientLibrary.MultiLang;

/// <summary>The daemon said something that the protocol does not know: this process cannot go on.</summary>
internal sealed class MultiLangProtocolException : Exception
{
    public MultiLangProtocolException()
    {
    }

    public MultiLangProtocolException(string message) : base(message)
    {
    }

    public MultiLangProtocolException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
