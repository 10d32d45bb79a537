import type { EverydayLanguage } from './concepts.ts';

/** Sentences of ordinary people in languages of East Asia, written by hand for this project. */

const japanese: EverydayLanguage = {
  lang: 'ja',
  isJoined: true,
  words: {
    certificate: '証明書',
    clientCertificate: 'クライアント証明書, 個人証明書, クライアントの証明書',
    server: 'サーバ, サーバー, ホスト, ゲートウェイ',
    site: 'サイト, ページ, ホームページ, ポータル, ウェブ',
    app: 'ブラウザ, アプリ, メールソフト, ソフト, スマホ, パソコン, クローム',
    connection: '接続, つなが, 繋が, ハンドシェイク, 通信',
    issuer: '発行元, 発行者, 認証局, 発行, 署名, 機関, ルート',
    name: '名前, 名称, ドメイン, アドレス, ホスト名, URL',
    expired: '期限が切れ, 期限切れ, 有効期限を過ぎ, 期限が過ぎ, 切れてい, 切れました, 期限が終わ, 失効期限, 古くなって',
    notYet: 'まだ有効, 有効期間前, まだ始まって, 有効になってい, 開始前, まだ使えない',
    untrusted:
      '信頼できない, 信頼できません, 信頼され, 信用できない, 信用できません, 信用され, 不明, 未知, 知らない, 認められて, 信頼してくれ, 信頼しな, 信頼出来',
    mismatch: '一致しません, 一致しない, 一致してい, 不一致, 異なり, 異なる, 違う, 違い, 違って, 合いません, 合わない, 合っていな',
    other: '別の, 他の, ほかの, 違うサイト, 別サイト',
    selfSigned: '自己署名, オレオレ, 自分で署名, 自己発行',
    revoked: '失効して, 失効され, 失効しました, 取り消され, 無効化され',
    invalid: '無効, 正しくない, 正しくありません, 検証に失敗, 検証でき, 確認でき, 証明書エラー, 不正な証明書',
    demanded: '要求, 必要, 求め, 提示',
    refused: '拒否, 断られ, 拒絶',
    timeout:
      'タイムアウト, 時間がかかりすぎ, 応答がありません, 応答がない, 応答しない, 応答しません, 時間切れ, 反応がない, 返事がない, 遅くて, 遅すぎ, 返ってこな',
    broken: '切断, リセット, 途切れ, 切れて, 切られ, 中断, 閉じられ, 遮断, 落ちる, 切ら, 切って, 切れる',
    notFound: '見つかりません, 見つからない, 解決でき, 存在しない, 存在しません, 見つけられ, 見つからな',
    old: '古い, サポートされていない, サポートしていない, 対応していない, 対応してい, 非対応, サポートされてい, しか使えない, しか対応, 無効にし, 廃止',
    clockWrong: '時計がずれ, 時計が狂, 時刻がずれ, 日付が間違, 時刻が間違, 日付がおかしい, 時計がおかしい, 時計が間違',
    browser: 'ブラウザ, メールソフト, クローム, サファリ, ファイアフォックス, エッジ',
    notRenewed: '更新し忘れ, 更新を忘れ, 更新忘れ, 更新していな, 更新されていな, 更新漏れ',
    ourselves: '自分, 自前, 自社, 自作, 独自',
    made: '作った, 作成し, 署名し, 発行し, 自作',
    visit: '開こう, 開く, 開くと, 開いた, アクセス, 訪問, 見よう',
    elsewhere:
      'パスワード, 暗証番号, 運転免許, 免許証, ワクチン, 接種, 出生, 修了, 健康, 結婚, 卒業, 在学, 成績, ギフト, 宅配, 荷物, 配達, 配送, 保険証, 診断書, 資格, 試験, 合格, 住民票, 納税, 印鑑, ディスク, 在籍, 車検, パスポート, レストラン, カード, ファイル',
  },
};

const chinese: EverydayLanguage = {
  lang: 'zh',
  isJoined: true,
  words: {
    certificate: '证书, 憑證, 證書, 凭证',
    clientCertificate: '客户端证书, 用戶端憑證, 用户证书, 客戶端憑證, 个人证书, 個人憑證, 客户证书',
    server: '服务器, 伺服器, 主机, 主機, 网关, 服務器, 服务端, 對方主機, 闸道',
    site: '网站, 網站, 网页, 網頁, 站点, 站點, 网址, 網址, 官网, 官網, 门户, 内网, 內網',
    app: '浏览器, 瀏覽器, 客户端, 程式, 软件, 軟體, 应用, 應用程式, 手机, 手機, 邮箱, 信箱, 郵件, 电脑, 電腦, 谷歌, 火狐',
    connection: '连接, 連線, 連接, 握手, 交握, 链接, 连不上, 連不上',
    issuer: '颁发, 頒發, 签发, 簽發, 发行, 發行, 机构, 機構, 根证书, 根憑證, 签署, 簽署, 颁发者, 發行者, 发布者',
    name: '域名, 名称, 名稱, 主机名, 地址, 网址, 網址, 網域, 名字, 網域名稱, 主機名稱',
    expired: '过期, 過期, 到期, 逾期, 失效, 有效期已过, 超过有效期, 過了有效, 过了有效',
    notYet:
      '尚未生效, 还未生效, 還未生效, 未到有效期, 还没生效, 還沒生效, 还没有生效, 未生效, 尚未開始, 才生效, 没到生效, 還沒到生效, 还没到生效, 沒到生效, 未到生效',
    untrusted:
      '不受信任, 不可信, 不被信任, 未知, 不信任, 未受信任, 不受信賴, 信不过, 无法信任, 無法信任, 不明, 不是由受信任, 不认识, 不認識, 不认可, 不靠谱, 来源不明, 不是受信任',
    mismatch:
      '不匹配, 不一致, 不相符, 不符, 不一样, 不一樣, 对不上, 對不上, 不同, 不吻合, 不相同, 不是同一, 不對應, 不对应, 不属于, 不屬於',
    other: '别的, 別的, 其他, 其它, 另一个, 另一個, 另外',
    selfSigned: '自签, 自簽, 自签名, 自簽名, 自我簽署, 自己签, 自己簽, 自签署',
    revoked: '被吊销, 已吊销, 已撤銷, 被撤銷, 吊销, 撤銷, 撤销, 註銷',
    invalid: '无效, 無效, 验证失败, 驗證失敗, 无法验证, 無法驗證, 有问题, 有問題, 证书错误, 憑證錯誤, 不合法, 非法',
    demanded: '要求, 需要, 必须, 必須, 要提供, 要出示, 缺少, 没有提供, 沒有提供',
    refused: '拒绝, 拒絕, 被拒, 拒接',
    timeout:
      '超时, 逾時, 超時, 太久, 没有响应, 沒有回應, 无响应, 無回應, 不响应, 没有回应, 响应时间过长, 太长时间, 等太久, 没反应, 沒反應, 太慢, 過慢, 过慢',
    broken: '中断, 中斷, 断开, 斷開, 重置, 重設, 切断, 切斷, 关闭, 關閉, 断了, 斷了, 掉线, 斷線, 断掉, 斷掉, 掐断',
    notFound: '找不到, 无法解析, 無法解析, 解析失败, 解析不了, 解析不到, 不存在, 未找到, 無法找到, 解析失敗',
    old: '旧, 舊, 过时, 過時, 老旧, 太老, 不支持, 不支援, 只支持, 只支援, 版本太低, 版本過低, 过低, 低版本, 太低, 淘汰, 禁用, 停用, 关闭了',
    clockWrong: '时间不对, 時間不對, 日期不对, 日期不對, 时间错误, 時鐘不準, 时钟不准, 系统时间, 系統時間錯, 时间不准, 時間不準, 时钟错误',
    browser: '浏览器, 瀏覽器, 邮箱, 郵件, 谷歌, 火狐',
    notRenewed: '忘了续, 忘记续, 没有续, 未续, 忘了更新, 忘記更新, 忘了續, 沒有續, 没续, 没更新, 沒更新, 没有更新',
    ourselves: '自己, 自行, 我们自己, 自建',
    made: '签的, 簽的, 生成的, 做的, 颁发的, 签发, 簽發, 建的',
    visit: '打开, 打開, 访问, 訪問, 開啟, 造訪, 进入, 進入, 上不去, 登陆网站, 浏览, 瀏覽',
    elsewhere:
      '密码, 密碼, 毕业, 畢業, 出生, 健康证, 疫苗, 结业, 結業, 身份证, 身分證, 驾照, 駕照, 学位, 學位, 结婚, 荣誉, 获奖, 資格, 资格, 培训, 培訓, 考试, 考試, 快递, 包裹, 會員, 会员, 护照, 護照, 磁盘, 硬盘, 房产, 收养, 英语, 等级, 成绩, 学历, 奖状, 礼券, 禮券, 礼品, 禮品, 信用卡, 文件下载, 餐厅',
  },
};

const korean: EverydayLanguage = {
  lang: 'ko',
  words: {
    certificate: '인증서, 서버인증서, 보안인증서, SSL인증서',
    clientCertificate: '클라이언트 인증서, 개인 인증서, 사용자 인증서, 공동인증서, 공인인증서',
    server: '서버, 호스트, 게이트웨이, 컴퓨터',
    site: '사이트, 페이지, 홈페이지, 웹사이트, 포털, 쇼핑몰',
    app: '브라우저, 프로그램, 앱이, 앱에, 앱을, 메일, 핸드폰, 휴대폰, 크롬, 아웃룩, 사파리, 파이어폭스',
    connection: '연결, 접속, 핸드셰이크, 통신',
    issuer: '발급, 발행, 기관, 서명, 인증기관, 루트, 발급자',
    name: '이름, 도메인, 주소, 호스트명, 명칭',
    expired: '만료, 기간이 지났, 기한이 지났, 유효기간 지난, 기간이 끝났, 유효기간이 끝, 유효기간이 지',
    notYet: '아직 유효, 아직 시작, 아직 사용할 수',
    untrusted: '신뢰할 수 없, 신뢰하지, 신뢰되지, 믿을 수 없, 믿지, 못 믿, 알 수 없는, 알 수 없, 모르는, 모른, 인정되지, 신뢰 안',
    mismatch: '일치하지, 다르, 다릅니다, 다른 이름, 맞지 않, 안 맞, 틀리, 달라, 다르다, 불일치, 아니라',
    other: '다른, 엉뚱한',
    selfSigned: '자체 서명, 자체서명, 스스로 서명, 자기 서명, 자가 서명',
    revoked: '해지, 폐기, 취소되',
    invalid: '유효하지, 확인할 수 없, 검증 실패, 검증에 실패, 인증서 오류, 잘못된 인증서, 인증서 문제, 올바르지',
    demanded: '요구, 필요, 요청, 제출',
    refused: '거부, 거절',
    timeout: '시간 초과, 시간이 초과, 시간초과, 너무 오래, 응답이 없, 응답하지, 응답 없, 타임아웃, 응답을 안',
    broken: '끊, 끊어, 끊겼, 끊김, 중단, 재설정, 리셋, 종료되, 닫혔, 닫았, 끊어버, 끊습니다',
    notFound: '찾을 수 없, 찾지 못, 존재하지, 못 찾, 없는 주소',
    old: '오래된, 구버전, 낡은, 옛날, 지원하지, 지원되지, 지원 안, 지원만, 너무 낮, 구형, 지원해서, 만 지원, 비활성, 껐',
    clockWrong: '시계가 틀, 시간이 틀, 날짜가 틀, 시간이 잘못, 날짜가 잘못, 시계가 맞지',
    browser: '브라우저, 메일, 크롬, 아웃룩, 사파리, 파이어폭스',
    notRenewed: '갱신을 깜빡, 갱신을 잊, 갱신하지, 갱신을 안, 갱신 안, 갱신을 못',
    ourselves: '직접, 자체, 스스로, 우리가',
    made: '만든, 만들, 서명, 발급',
    visit: '들어가, 열면, 열려, 접속하면, 방문, 클릭',
    elsewhere:
      '비밀번호, 암호가, 예방접종, 졸업, 출생, 수료, 운전면허, 여권, 자격증, 증명서, 택배, 배송, 상품권, 보험, 시험, 진단서, 혼인, 재학, 하드 용량, 디스크, 백신, 신용카드, 파일, 식당',
  },
};

const vietnamese: EverydayLanguage = {
  lang: 'vi',
  words: {
    certificate: 'chứng chỉ, chứng thư, giấy chứng thực',
    clientCertificate: 'chứng chỉ máy khách, chứng chỉ người dùng, chứng chỉ khách, chứng chỉ cá nhân',
    server: 'máy chủ, server, máy tính, cổng',
    site: 'trang web, website, trang, cổng thông tin, web',
    app: 'trình duyệt, ứng dụng, phần mềm, điện thoại, thư điện tử, chương trình, email',
    connection: 'kết nối, bắt tay, đường truyền',
    issuer: 'nhà phát hành, tổ chức, cấp, phát hành, cơ quan, ký bởi, gốc',
    name: 'tên miền, tên, địa chỉ',
    expired: 'hết hạn, quá hạn, hết hiệu lực, không còn hiệu lực, không còn hợp lệ',
    notYet: 'chưa có hiệu lực, chưa hợp lệ, chưa đến ngày, chưa hiệu lực',
    untrusted:
      'không tin cậy, không đáng tin, không tin tưởng, không được tin, chưa được tin, không rõ, không xác định, không biết, lạ, không nhận ra, không quen, không công nhận',
    mismatch: 'không khớp, không trùng, không đúng với, không phù hợp, sai tên, không giống, không phải của',
    other: 'khác, sai',
    selfSigned: 'tự ký, tự ký tên, tự phát hành',
    revoked: 'bị thu hồi, đã thu hồi, thu hồi',
    invalid: 'không hợp lệ, không xác minh được, không thể xác minh, lỗi chứng chỉ, không kiểm tra được',
    demanded: 'yêu cầu, đòi, cần, bắt buộc, thiếu',
    refused: 'từ chối, khước từ',
    timeout: 'hết thời gian, quá lâu, không phản hồi, không trả lời, quá thời gian',
    broken: 'bị ngắt, ngắt, bị đứt, đóng, bị đặt lại, đặt lại, mất kết nối, gián đoạn',
    notFound: 'không tìm thấy, không tìm được, không tồn tại, không phân giải',
    old: 'cũ, lỗi thời, quá cũ, không hỗ trợ, không được hỗ trợ, chỉ hỗ trợ, tắt',
    clockWrong: 'sai giờ, sai ngày, đồng hồ sai, giờ sai, ngày sai',
    browser: 'trình duyệt, outlook, thư điện tử',
    notRenewed: 'quên gia hạn, chưa gia hạn, không gia hạn',
    ourselves: 'tự, chúng tôi tự',
    made: 'ký, tạo, làm, phát hành',
    visit: 'mở, truy cập, vào',
    elsewhere:
      'mật khẩu, khai sinh, kết hôn, tiêm chủng, tốt nghiệp, giấy chứng nhận, bằng lái, hộ chiếu, tiếng Anh, khóa học, khoá học, thi, quà tặng, bưu kiện, giao hàng, bảo hiểm, ổ đĩa đầy, sức khỏe, IELTS, TOEIC, nghề, thẻ, nhà hàng',
  },
};

const indonesian: EverydayLanguage = {
  lang: 'id',
  words: {
    certificate: 'sertifikat, sertifikatnya, sijil',
    clientCertificate: 'sertifikat klien, sertifikat client, sertifikat pengguna, sertifikat pribadi',
    server: 'server, servernya, peladen, host, komputer',
    site: 'situs, website, web, halaman, laman, portal, toko',
    app: 'browser, peramban, aplikasi, program, email, ponsel, HP, telepon',
    connection: 'koneksi, sambungan, terhubung, menghubungkan, tersambung, jabat tangan, konek',
    issuer: 'penerbit, diterbitkan, dikeluarkan, ditandatangani, otoritas, pihak, lembaga, akar',
    name: 'nama, namanya, domain, alamat',
    expired:
      'kedaluwarsa, kadaluarsa, kadaluwarsa, expired, habis masa, masa berlaku habis, masa berlakunya habis, masa berlaku sudah, tidak berlaku lagi, sudah lewat, berakhir',
    notYet: 'belum berlaku, belum valid, baru berlaku, belum mulai',
    untrusted:
      'tidak dipercaya, tidak percaya, tidak terpercaya, tidak tepercaya, tidak dikenal, tak dikenal, tidak diketahui, tidak mempercayai, tidak diakui, gak dipercaya, tidak kenal, nggak dipercaya',
    mismatch: 'tidak cocok, tidak sesuai, tidak sama, beda, berbeda, salah nama, bukan untuk, salah domain, gak cocok',
    other: 'lain, salah, beda',
    selfSigned: 'ditandatangani sendiri, self-signed, tanda tangan sendiri, dibuat sendiri',
    revoked: 'dicabut, dibatalkan, ditarik penerbit',
    invalid:
      'tidak valid, tidak sah, tidak bisa diverifikasi, tidak dapat diverifikasi, gagal verifikasi, masalah sertifikat, error sertifikat',
    demanded: 'meminta, butuh, perlu, wajib, membutuhkan, memerlukan, harus, minta',
    refused: 'menolak, ditolak, tolak',
    timeout:
      'waktu habis, terlalu lama, tidak merespon, tidak merespons, tidak menjawab, tidak ada jawaban, timeout, time out, habis waktu',
    broken: 'terputus, diputus, memutus, putus, ditutup, menutup, direset, disetel ulang, terhenti, memutuskan',
    notFound: 'tidak ditemukan, tidak menemukan, tidak ada, tidak bisa menemukan, tidak dapat menemukan, tidak ketemu',
    old: 'lama, lawas, usang, tua, tidak didukung, tidak mendukung, hanya mendukung, jadul, ketinggalan, mematikan, nonaktif, dimatikan',
    clockWrong: 'jam salah, tanggal salah, waktu salah, jamnya salah, tanggalnya salah',
    browser: 'browser, peramban, outlook',
    notRenewed: 'lupa memperpanjang, lupa perpanjang, belum diperpanjang, tidak diperpanjang, lupa memperbarui, belum diperbarui',
    ourselves: 'sendiri',
    made: 'buat, dibuat, tanda tangani, ditandatangani, menandatangani',
    visit: 'buka, membuka, masuk ke, mengakses, akses, kunjungi',
    elsewhere:
      'kata sandi, password, vaksin, tanah, kelahiran, nikah, kursus, lulus, ijazah, pelatihan, paket, kiriman, pengiriman, hadiah, paspor, SIM saya, KTP, asuransi, ujian, rumah, halal, kematian, disk penuh, dokter, webinar, kartu, restoran, atas nama',
  },
};

export const languagesOfEastAsia: readonly EverydayLanguage[] = [japanese, chinese, korean, vietnamese, indonesian];
