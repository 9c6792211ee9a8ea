using System.Reflection;
using System.Reflection.Emit;

namespace Bot.Tests.Architecture;

/// <summary>What the compiled program really uses, method bodies included.</summary>
internal static class Compiled
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields()
        .Select(f => (OpCode)f.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static Assembly Program { get; } = typeof(BotHost).Assembly;

    /// <summary>Types that somebody wrote, nested ones included.</summary>
    public static IEnumerable<Type> Types => Program.GetTypes().Where(IsOurs);

    /// <summary>Every member that a type's code mentions, lambdas and local functions included.</summary>
    public static IEnumerable<MemberInfo> Mentioned(Type type) =>
        Methods(type).SelectMany(method => Signature(method).Concat(Body(method)))
            .Concat(type.GetFields(Everything).Select(MemberInfo (f) => f.FieldType))
            .Concat(type.GetInterfaces())
            .Append(type.BaseType ?? typeof(object));

    /// <summary>A folder of the program, from a namespace or a type of it; null for what is not the program's.</summary>
    public static string? Folder(MemberInfo member) =>
        (member as Type ?? member.DeclaringType) is { } type && type.Assembly == Program && type.Namespace is { } name
            ? name.Split('.').ElementAtOrDefault(1) ?? ""
            : null;

    private static bool IsOurs(Type type) =>
        type.Namespace?.StartsWith("Bot", StringComparison.Ordinal) == true
        && !type.FullName!.Contains('<', StringComparison.Ordinal)
        && !type.GetCustomAttributesData().Any(a => a.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute");

    private static IEnumerable<MethodBase> Methods(Type type) =>
        type.GetMethods(Everything).Cast<MethodBase>()
            .Concat(type.GetConstructors(Everything))
            .Concat(type.GetNestedTypes(Everything).Where(nested => !IsOurs(nested)).SelectMany(Methods)); // closures and state machines

    private static IEnumerable<MemberInfo> Signature(MethodBase method)
    {
        var types = method.GetParameters().Select(p => p.ParameterType);
        return (method is MethodInfo info ? types.Append(info.ReturnType) : types).SelectMany(Parts);
    }

    private static IEnumerable<MemberInfo> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type)
        : [type];

    private static IEnumerable<MemberInfo> Body(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var value = code[at++] is var first && first == 0xfe ? (short)((0xfe << 8) | code[at++]) : (short)code[at - 1];
            var opCode = OpCodes[value];
            if (opCode.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok
                && Resolve(method, BitConverter.ToInt32(code, at)) is { } member)
            {
                yield return member;
                foreach (var part in (member as MethodInfo)?.IsGenericMethod == true ? ((MethodInfo)member).GetGenericArguments().SelectMany(Parts) : [])
                {
                    yield return part;
                }
            }

            at += opCode.OperandType == OperandType.InlineSwitch ? 4 + (4 * BitConverter.ToInt32(code, at)) : Size(opCode.OperandType);
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token)
    {
        var ofType = method.DeclaringType is { IsGenericType: true } type ? type.GetGenericArguments() : null;
        return method.Module.ResolveMember(token, ofType, method.IsGenericMethod ? method.GetGenericArguments() : null);
    }

    private static int Size(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
