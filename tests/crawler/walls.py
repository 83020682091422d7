"""Pages that are no content, written after what walls, servers and content systems really send, and pages that are."""

from __future__ import annotations

import random
from collections.abc import Iterator

NAVIGATION = (
    "<div class=nav>"
    + "".join(
        f'<li><a href="/{n}/">{name}</a></li>'
        for n, name in enumerate(
            ["首页", "通知公告", "招聘信息", "宣讲会", "双选会", "就业指导", "政策法规", "下载中心", "联系我们"]
        )
    )
    + "</div>"
)
FOOTER = (
    "<div class=footer>版权所有 © 秦岭大学学生就业指导中心 地址:秦岭市学府路1号 邮编:710000 技术支持:某某科技</div>"
)
SIDEBAR = (
    '<div class=login><form action="/login">账号<input name=u>密码<input type=password name=p>'
    "<button>登录</button> <a href=/reg>注册</a> <a href=/forget>忘记密码</a></form></div>"
)


def plain(body: str, title: str = "") -> str:
    """A page."""
    return f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{title}</title></head><body>{body}</body></html>"


def script(code: str, title: str = "") -> str:
    """A page that is a script."""
    return f"<html><head><title>{title}</title><script>{code}</script></head><body></body></html>"


BLOCKED = [
    # Cloudflare
    plain(
        '<div class="main-wrapper"><h1>job.example.edu.cn</h1><h2>Verifying you are human. This may take a few seconds.</h2><noscript>Enable JavaScript and cookies to continue</noscript></div><script src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"></script>',
        "Just a moment...",
    ),
    plain(
        "<h1>Checking your browser before accessing example.com.</h1><p>This process is automatic. Your browser will redirect to your requested content shortly.</p><p>DDoS protection by Cloudflare</p>",
        "Just a moment...",
    ),
    plain(
        "<h1>Sorry, you have been blocked</h1><h2>You are unable to access example.com</h2><p>Why have I been blocked? This website is using a security service to protect itself from online attacks.</p><p>Cloudflare Ray ID: 8b1</p>",
        "Attention Required! | Cloudflare",
    ),
    plain(
        "<h1>Error 1020</h1><p>Access denied. What happened? This website is using a security service to protect itself from online attacks.</p>",
        "Access denied | example.com used Cloudflare to restrict access",
    ),
    script(
        "(function(){window._cf_chl_opt={cvId:'3',cType:'managed'};var a=document.createElement('script');a.src='/cdn-cgi/challenge-platform/x';})();",
        "请稍候…",
    ),
    plain('<div class="cf-turnstile" data-sitekey="x"></div><p>请完成人机验证</p>', "example.com"),
    # Aliyun
    script(
        "var arg1='A1B2C3D4E5F6';var _0x4818=['csKHwqMI'];function setCookie(n,v){document.cookie=n+'='+v;}function reload(x){setCookie('acw_sc__v2',x);document.location.reload();}"
    ),
    script("var arg1='FF';eval(function(p,a,c,k,e,d){return p}('acw_sc__v3',1));location.reload()"),
    plain(
        '<div id="nocaptcha"></div><p>访问验证</p><p>别离开,为了更好的访问体验,请进行验证,通过后即可继续访问网页</p><script src="https://g.alicdn.com/AWSC/AWSC/awsc.js"></script>',
        "滑动验证页面",
    ),
    plain(
        '<script>window._config_={action:"captcha"};sessionStorage.x5referer=location.href;</script><div class="punish-component">亲,请拖动下方滑块完成验证</div>',
        "验证码拦截",
    ),
    plain(
        "<h1>405</h1><p>很抱歉,由于您访问的URL有可能对网站造成安全威胁,您的访问被阻断。</p><p>您的请求ID是: 781bad0a</p><a href='https://errors.aliyun.com'>误报反馈</a>",
        "405",
    ),
    plain("<div>由于您访问的URL有可能对网站造成安全威胁，您的访问被阻断。</div>", "的访问被阻断"),
    # 知道创宇
    script(
        "document.cookie=('_')+('_')+('j')+('s')+('l')+('_clearance')+('=')+(-~0+'')+';max-age=3600;path=/';location.href=location.pathname+location.search"
    ),
    script(
        "function go(a){var c=['__jsl_clearance_s'];document.cookie='__jsl_clearance_s='+a;location.href=location.pathname}go({'bts':['1702','|0|'],'wt':'1500'})"
    ),
    plain(
        "<h3>您的请求疑似攻击行为！</h3><p>当前访问疑似黑客攻击，已被创宇盾拦截并记录。事件ID:99</p><p>如果您是网站管理员，请登录知道创宇云安全查看详情</p>",
        "创宇盾",
    ),
    plain(
        "<p>当前访问因疑似黑客攻击，已被网站管理员设置为拦截并记录。</p><p>当前网址：job.example.edu.cn 客户端特征：Mozilla 拦截时间：2026</p><p>知道创宇云安全</p>",
        "知道创宇云防御",
    ),
    # 瑞数
    '<!DOCTYPE html><html><head><meta charset="utf-8"><meta content="Qwp3mB.9dK0" r="m" id="k1"><script r="m">$_ts=window[\'$_ts\'];if(!$_ts)$_ts={};$_ts.nsd=87134;$_ts.cd="qxA";if($_ts.lcd)$_ts.lcd();</script><script type="text/javascript" src="/X6kLm/d9.a3c5f1.js" r="m"></script></head><body></body></html>',
    '<html><head><meta id="9DhefwqGPrzGxEp9hPaoag" content="{;i}VFP" r="m"><script>$_ts=window["$_ts"]||{};$_ts.scj=[];$_ts["dfe1675"]="x";</script></head><body onload=""></body></html>',
    # other vendors
    script(
        "AwsWafIntegration.checkForceRefresh().then(x=>{});window.awsWafCookieDomainList=[];window.gokuProps={'key':'AQ'};"
    ),
    plain(
        '<script type="text/javascript" src="https://a1.token.awswaf.com/challenge.js"></script><h1>Human Verification</h1><noscript>JavaScript is disabled</noscript>',
        "Human Verification",
    ),
    plain(
        "<p>Request unsuccessful. Incapsula incident ID: 877000-2</p><iframe src='/_Incapsula_Resource?CWUDNSAI=9'></iframe>"
    ),
    '<html><head><META NAME="robots" CONTENT="noindex,nofollow"><script src="/_Incapsula_Resource?SWJIYLWA=5074a744"></script></head><body></body></html>',
    plain(
        "The requested URL was rejected. Please consult with your administrator.<br><br>Your support ID is: 1239<br><a href='javascript:history.back();'>[Go Back]</a>",
        "Request Rejected",
    ),
    plain(
        '<h1>Access Denied</h1>You don\'t have permission to access "http://example.com/" on this server.<p>Reference #18.4e7</p>',
        "Access Denied",
    ),
    plain(
        "<h1>403 Forbidden</h1><p>You don't have permission to access this resource.</p><hr><address>Tengine</address>",
        "403 Forbidden",
    ),
    plain("<center><h1>403 Forbidden</h1></center><hr><center>nginx/1.20.1</center>", "403 Forbidden"),
    plain(
        "<h2>网站防火墙</h2><p>您的请求带有不合法参数，已被网站管理员设置拦截！</p><p>可能原因：您提交的内容包含危险的攻击请求</p>",
        "网站防火墙",
    ),
    plain(
        "<p>您的请求带有不合法参数，已被网站管理员设置拦截！</p><p>如何解决：检查提交内容；如网站托管，请联系空间提供商；普通网站访客，请联系网站管理员；</p>",
        "宝塔网站防火墙",
    ),
    script("window.btwaf='c';var key='a',value='b';document.cookie='btwaf='+key;location.reload()"),
    plain("<p>您的请求因存在潜在威胁已被雷池拦截</p><p>Security Detection Powered By SafeLine WAF</p>", "访问被拦截"),
    plain(
        "<script>window.SafeLineChallenge('x')</script><div id='sl-challenge'>正在进行浏览器安全检查</div>",
        "正在检查您的浏览器",
    ),
    plain("<p>您的访问被阻断,网站安全狗提示：您的请求带有不合法的参数</p>", "网站安全狗软件"),
    script(
        "function stringToHex(s){}var width=screen.width;document.cookie='yunsuo_session_verify=1';self.location='http://job.example.edu.cn/?security_verify_data='+width;"
    ),
    plain(
        "<p>请输入验证码以继续访问</p><img src=/captcha.php><input name=code><script>var a='srcurl';document.cookie='security_session_verify'</script>"
    ),
    plain("<p>你的访问请求过于频繁，请稍后再试或完成验证</p>", "访问频率限制"),
    plain(
        "<p>您的访问过于频繁,请输入验证码后继续访问。</p><img src='/verify.jpg'><input><button>提交</button>", "验证码"
    ),
    plain("<p>您的IP地址已被系统封禁，如有疑问请联系管理员。</p>", "提示"),
    plain("<p>您的IP已被列入黑名单</p>"),
    plain("<h2>百度安全验证</h2><p>请完成下方验证后继续操作</p><div>网络不给力，请稍后重试</div>", "百度安全验证"),
    plain(
        "<div id=captcha></div><script src='https://static.geetest.com/v4/gt4.js'></script><script>initGeetest4({});</script>",
        "安全验证",
    ),
    plain(
        "<script src='https://turing.captcha.qcloud.com/TCaptcha.js'></script><script>new TencentCaptcha('19',cb)</script>",
        "安全检测",
    ),
    plain(
        "<h1>Pardon Our Interruption</h1><p>As you were browsing something about your browser made us think you were a bot.</p>",
        "Pardon Our Interruption",
    ),
    plain("<p>Please verify you are a human</p><div id='px-captcha'></div>", "Access to this page has been denied"),
    script("var dd={'rt':'c','cid':'AH','host':'geo.captcha-delivery.com'}", "example.com"),
    plain(
        "<p>Our systems have detected unusual traffic from your computer network.</p><form id='captcha-form'></form>",
        "Sorry...",
    ),
    plain("<h1>拒绝访问</h1><p>您没有权限访问该页面，请使用校园网访问。</p>", "拒绝访问"),
    plain("<p>本站仅限校内访问，校外访问请使用VPN。</p>", "提示信息"),
    plain("<p>您的IP不在允许访问的IP范围内</p>", "错误提示"),
    plain("<p>为了您的账号安全，请按住滑块，拖动到最右边</p>", "登录验证"),
    plain("<h3>Web应用防火墙</h3><p>您所提交的请求含有不合法的参数,已被网站管理员设置拦截!</p>", "拦截提示"),
    script("var x=unescape('%64%6f');document.cookie='guard='+x;setTimeout(function(){window.location.reload()},1500)"),
    script("eval(atob('ZG9j'));document.cookie='wzws_cid=1';location.replace('/?wzwschallenge=V1pX')"),
    plain("<p>浏览器安全检查中，请稍候，正在跳转…</p><script>setTimeout('location.reload()',3000)</script>"),
    plain("<script src='/_guard/auto.js'></script>"),
    plain("<p>请开启JavaScript并刷新该页</p><script>document.cookie='a=b'</script>"),
    # logins
    plain(
        '<form id="casLoginForm"><input name=username><input type=password name=password><input type=hidden name="execution" value="e1s1"><button>登录</button></form>',
        "统一身份认证",
    ),
    plain(
        "<h2>统一身份认证平台</h2><p>账号登录 扫码登录</p><form><input placeholder=学号/工号><input type=password><a>忘记密码</a></form>",
        "秦岭大学统一身份认证平台",
    ),
    plain(
        '<div class=tab>账号登录 | 动态码登录 | 扫码登录</div><form action="/authserver/login"><input type=hidden id="pwdEncryptSalt" value="x"><input type=password></form>',
        "登录 - 秦岭大学",
    ),
    plain("<form>用户名<input>密码<input type='password'>验证码<input><button>登 录</button></form>", "用户登录"),
    plain("<form><input type=text><input type=password><button>登录</button></form>"),
    plain("<p>您还没有登录，请先登录后再查看。</p><a href=/login>去登录</a>", "提示信息"),
    plain("<p>该内容需要登录后才能查看</p>", "招聘详情"),
    script("alert('请先登录后再查看详细信息');window.location.href='/login';"),
    script("alert('登录超时，请重新登录');top.location='/login.jsp';"),
    plain("<p>您的登录已过期，请重新登录</p>", "消息"),
    plain(
        "<h1>Sign in</h1><form><label>Email</label><input><label>Password</label><input type=password><a>Forgot your password?</a></form>",
        "Sign In - Careers",
    ),
    plain("<p>You must be logged in to view this page.</p>", "Login required"),
    plain("<p>请在微信客户端打开链接</p>", "抱歉，出错了"),
    plain("<p>请使用微信扫码登录查看</p><img src=/qr.png>", "微信登录"),
    plain("<p>请关注公众号后查看详情</p><img src=/qr.png>", "查看更多"),
    plain(
        "<h2>会员登录</h2><form>手机号<input>密码<input type=password><button>立即登录</button></form>",
        "会员登录-某某招聘网",
    ),
    plain("<p>Your session has expired. Please log in to continue.</p>", "Session expired"),
    # captive portals
    plain(
        "<h2>校园网上网认证</h2><form>账号<input>密码<input type=password><button>连接网络</button></form>",
        "上网登录页",
    ),
    plain("<p>深澜软件 srun_portal</p><form><input><input type=password></form>", "网络准入认证"),
    script("top.self.location.href='http://10.0.0.55/eportal/index.jsp?wlanuserip=x'"),
    plain("<p>欢迎使用无线网络,您需要认证后才能访问互联网</p>", "WIFI认证"),
    # parked and unregistered
    plain("<h1>example.com</h1><p>This domain is for sale!</p><a>Buy this domain</a>", "example.com - Domain for sale"),
    plain("<p>该域名正在出售，如有意向请联系我们。</p>", "域名出售"),
    plain("<p>域名已到期，请及时续费</p>", "域名到期提示"),
    plain("<script>window.park='eyJ'</script><div id=target></div>", "example.com"),
    plain(
        "<p>Related Searches</p><a>Jobs</a><a>Career</a><a>Online Jobs</a><script src='//img.sedoparking.com/x.js'></script>",
        "example.com",
    ),
    plain("<h1>网站未备案</h1><p>阻断原因：该域名尚未备案,或备案信息与接入信息不一致</p>", "未备案提示"),
    plain("<p>This domain has expired. If you owned this domain, contact your registrar.</p>", "Expired"),
]
RETRY = [
    plain("<h1>系统维护中</h1><p>系统正在维护，预计今晚22点恢复，给您带来不便敬请谅解。</p>", "系统维护"),
    plain("<p>网站正在升级改造，暂停对外服务，请稍后再试。</p>", "网站升级中"),
    plain("<img src=/wh.png><p>网站维护中,请稍后访问!</p>", "维护公告"),
    plain("<p>就业系统将于11月25日进行停机维护，期间暂停服务。</p>", "停机维护公告"),
    plain("<p>服务器繁忙，请稍后再试</p>", "提示"),
    plain("<p>系统繁忙，请稍后重试！</p>"),
    plain("<h2>网站建设中</h2>", "秦岭大学"),
    plain("<center><h1>502 Bad Gateway</h1></center><hr><center>nginx/1.18.0</center>", "502 Bad Gateway"),
    plain("<center><h1>504 Gateway Time-out</h1></center><hr><center>openresty</center>", "504 Gateway Time-out"),
    plain("<h1>503 Service Temporarily Unavailable</h1>", "503 Service Temporarily Unavailable"),
    plain("<h1>Service Unavailable</h1><p>HTTP Error 503. The service is unavailable.</p>", "Service Unavailable"),
    plain(
        "<h1>500 Internal Server Error</h1><p>The server encountered an internal error or misconfiguration</p>",
        "500 Internal Server Error",
    ),
    plain(
        "<h1>“/”应用程序中的服务器错误。</h1><h2><i>运行时错误</i></h2><b>说明:</b>服务器上出现应用程序错误。此应用程序的当前自定义错误设置禁止远程查看应用程序错误的详细信息(出于安全原因)。",
        "运行时错误",
    ),
    plain(
        "<h1>Server Error in '/' Application.</h1><h2>Runtime Error</h2><p>Description: An application error occurred on the server.</p>",
        "Runtime Error",
    ),
    plain(
        "<h1>HTTP Status 500 – Internal Server Error</h1><p><b>Type</b> Exception Report</p><p><b>Message</b> java.lang.NullPointerException</p><pre>org.apache.jasper.JasperException: java.lang.NullPointerException</pre><h3>Apache Tomcat/8.5</h3>",
        "HTTP Status 500 – Internal Server Error",
    ),
    plain(
        "<h1>HTTP状态 500 - 内部服务器错误</h1><p>类型 异常报告</p><p>消息 java.lang.IllegalStateException: Cannot create a session</p>",
        "HTTP状态 500 - 内部服务器错误",
    ),
    plain(
        "<h1>Whitelabel Error Page</h1><p>This application has no explicit mapping for /error, so you are seeing this as a fallback.</p>"
    ),
    plain(
        "<h1>页面错误！请稍后再试～</h1><p>ThinkPHP V5.1.41 { 十年磨一剑-为API开发设计的高性能框架 }</p>",
        "系统发生错误",
    ),
    plain(
        '<div class="exception"><h1>[0] HttpException in Module.php line 113</h1><p>模块不存在:wp</p></div>',
        "系统发生错误",
    ),
    plain("<p>SQLSTATE[HY000] [2002] Connection refused</p>", "系统发生错误"),
    plain("<b>Fatal error</b>: Uncaught Error: Call to undefined function mysql_connect() in /www/index.php:12"),
    plain("<b>Fatal error:</b> Allowed memory size of 134217728 bytes exhausted"),
    plain("<p>Microsoft OLE DB Provider for SQL Server 错误 '80004005'</p><p>连接超时</p>"),
    plain("<h1>Error establishing a database connection</h1>", "Database Error"),
    plain("<p>数据库连接失败，请检查配置</p>", "错误"),
    plain("upstream request timeout"),
    plain("no healthy upstream"),
    plain("<h1>Whoops, looks like something went wrong.</h1>", "Whoops"),
    plain("<h1>恭喜，站点创建成功！</h1><h3>这是默认index.html，本页面由系统自动生成</h3>", "恭喜，站点创建成功！"),
    plain(
        "<h1>Welcome to nginx!</h1><p>If you see this page, the nginx web server is successfully installed and working.</p>",
        "Welcome to nginx!",
    ),
    plain('<a href="http://go.microsoft.com/?linkid=66138"><img src="iis-85.png"></a>', "IIS Windows Server"),
    plain(
        "<h1>We'll be back soon!</h1><p>Sorry for the inconvenience but we're performing some maintenance at the moment.</p>",
        "Site Maintenance",
    ),
    plain(
        "<h1>Scheduled maintenance</h1><p>We are currently undergoing maintenance. Please try again later.</p>",
        "Scheduled Maintenance",
    ),
    plain("<p>系统升级中，开放时间另行通知</p>", "通知"),
    plain("<p>该网站暂时无法访问，源站服务器未响应</p>", "网站访问报错"),
    plain("<p>网站已关闭</p>", "秦岭大学就业网"),
    plain("<p>系统开小差了，请稍后再来</p>", "出错了"),
    "   \n ",
    "\ufeff",
]
GONE = [
    plain("<h1>404</h1><p>抱歉，您访问的页面不存在</p><a href=/>返回首页</a>", "404"),
    plain("<p>您要访问的页面不存在或已删除！3秒后自动跳转到首页</p>", "提示信息"),
    plain("<h2>页面找不到了</h2>", "页面找不到"),
    plain("<p>对不起，该信息不存在或已被删除！</p><a href='javascript:history.back()'>返回</a>", "信息提示"),
    plain("<p>该职位已下线</p><a>查看其他职位</a>", "职位详情"),
    plain("<p>该职位已停止招聘</p>", "职位详情-某某招聘"),
    plain("<p>该招聘信息已过期或已删除</p>"),
    plain("<p>该岗位已关闭，看看其他岗位吧</p>", "岗位详情"),
    plain("<p>文章不存在或未通过审核</p>", "出错"),
    plain("<p>记录不存在！</p>", "系统提示"),
    plain("<p>内容不存在或已被删除</p>"),
    plain("<p>此内容因违规无法查看</p>", "微信公众平台"),
    plain("<p>该内容已被发布者删除</p>", "微信公众平台"),
    plain("<h1>Not Found</h1><p>The requested URL was not found on this server.</p>", "404 Not Found"),
    plain("<center><h1>404 Not Found</h1></center><hr><center>nginx</center>", "404 Not Found"),
    plain(
        "<h2>404 - 找不到文件或目录。</h2><h3>您要查找的资源可能已被删除，已更改名称或者暂时不可用。</h3>",
        "404 - 找不到文件或目录。",
    ),
    plain(
        "<h1>HTTP Status 404 – Not Found</h1><p>Type Status Report</p><p>The origin server did not find a current representation for the target resource</p>",
        "HTTP Status 404 – Not Found",
    ),
    plain(
        "<p>The page you are looking for might have been removed, had its name changed, or is temporarily unavailable.</p>",
        "Page not found",
    ),
    plain("<p>Sorry, this job is no longer available.</p>", "Careers"),
    plain("<p>This position has been filled or is no longer accepting applications.</p>", "Job closed"),
    plain("<p>This job has expired</p><a>See similar jobs</a>", "Job"),
    plain("<script src='//volunteer.cdn-go.cn/404/latest/404.js'></script>", "404"),
    plain(
        '<script type="text/javascript" src="//qzonestyle.gtimg.cn/qzone/hybrid/app/404/search_children.js"></script>'
    ),
    script("alert('该信息不存在或已删除！');history.go(-1);"),
    script("alert('您查看的职位已下线');window.close();"),
    script("alert('页面不存在');location.href='/';"),
    plain("<p>哎呀，页面走丢了~</p>", "出错啦"),
    plain("<p>您查看的信息已下架</p>", "招聘详情"),
    plain("<p>该公告已撤销</p>", "公告"),
    plain("<p>该宣讲会已删除</p>", "宣讲会详情"),
    plain("<p>栏目不存在</p>", "提示"),
    plain("<p>没有找到您要访问的信息</p>", "提示信息"),
    plain("<p>参数错误</p>", "错误提示"),
    plain("<p>无法找到该页</p><p>您正在搜索的页面可能已经删除、更名或暂时不可用。</p>", "无法找到该页"),
    plain("<p>File not found.</p>"),
    plain("<h1>410 Gone</h1><p>The requested resource is no longer available on this server</p>", "410 Gone"),
]


def dressed(markup: str, draw: random.Random) -> Iterator[str]:
    """The page bare, in capitals of another hand, and inside a school's frame where it is words."""
    yield markup
    yield markup.replace("<p>", "<div class='tip'>\n  ").replace("</p>", "\n</div>").replace("。", "！")
    if "<body>" in markup and "<p>" in markup:
        yield markup.replace("<body>", f"<body>{NAVIGATION}").replace("</body>", f"{FOOTER}</body>")
        yield markup.replace("<body>", f"<body class={draw.randint(1, 9)}><div id=wrap>{NAVIGATION}<div class=main>")


def walls(seed: int = 7) -> list[tuple[str, str]]:
    """``(outcome, page)`` of all of them."""
    draw = random.Random(seed)
    groups = (("blocked", BLOCKED), ("retry-later", RETRY), ("gone", GONE))
    return [(outcome, page) for outcome, group in groups for markup in group for page in dressed(markup, draw)]
