namespace Grpc.Core;

/// <summary>Tells where the static method is that binds a service; generated code carries it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class BindServiceMethodAttribute : Attribute
{
    /// <summary>Names the method <paramref name="bindMethodName"/> of <paramref name="bindType"/>.</summary>
    public BindServiceMethodAttribute(Type bindType, string bindMethodName)
    {
        BindType = bindType;
        BindMethodName = bindMethodName;
    }

    /// <summary>The type that has the method.</summary>
    public Type BindType { get; }

    /// <summary>The method: <c>(ServiceBinderBase, service base class)</c>.</summary>
    public string BindMethodName { get; }
}
